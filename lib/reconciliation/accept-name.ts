import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { updateCustomer } from "@/lib/customers/update";
import { customers, organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { lockOrganization } from "@/lib/organizations/lock";
import { hasVisible, visibleLine } from "@/lib/text/visible";
import type { acceptNameSchema } from "./schemas";

const MOST = 10_000;

async function renameCustomer(tx: Db, ctx: Ctx, id: string | null, version: number, was: string, name: string) {
  const [customer] = id ? await tx.select().from(customers).where(eq(customers.id, id)) : [];
  if (!customer) throw new AppError("conflict", message("reconciliation.errors.noCustomer"));
  if (visibleLine(customer.name) !== visibleLine(was)) {
    const names = { current: customer.name, expected: was };
    throw new AppError("conflict", message("reconciliation.errors.customerRenamed", names));
  }
  if (!hasVisible(name)) throw new AppError("conflict", message("reconciliation.errors.nameEmpty"));
  const { contactName, contactEmail, notes, tags } = customer;
  const fields = { contactName, contactEmail, notes, tags, externalId: customer.externalId ?? "" };
  await updateCustomer(
    { ...ctx, db: tx },
    { ...fields, id: customer.id, version, name: visibleLine(name).slice(0, MOST) },
  );
}

/**
 * Accepts the name that Vocdoni shows for an organization, and optionally renames its customer. Throws AppError
 * `conflict` when the name has changed again, when the customer's name differed from the organization's, or when
 * someone else saved the customer; `not-found`.
 */
export async function acceptName(ctx: Ctx, input: z.infer<typeof acceptNameSchema>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganization(tx, input.address, message("reconciliation.errors.organizationUnknown"));
    const { address } = row;
    if (visibleLine(row.name) !== visibleLine(input.shown)) {
      throw new AppError("conflict", message("reconciliation.errors.renamedAgain"));
    }
    if (row.agreedName === row.name && input.renameCustomer === undefined) return;
    const was = row.agreedName ?? "";
    if (input.renameCustomer !== undefined) {
      await renameCustomer(tx, ctx, row.customerId, input.renameCustomer, was, row.name);
    }
    await tx.update(organizations).set({ agreedName: row.name }).where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: "organization.accept-name",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      before: { name: row.agreedName },
      after: { name: row.name, customerRenamed: input.renameCustomer !== undefined },
    });
  });
}
