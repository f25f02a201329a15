import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { getCustomerName } from "@/lib/customers/option";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { resolveCustomer } from "./customer-choice";
import { lockOrganization } from "./lock";
import type { linkOrganizationSchema, unlinkOrganizationSchema } from "./schemas";

const unknown = message("organizations.errors.unknownUnchanged");

const customerChanged = () => new AppError("conflict", message("organizations.errors.customerChanged"));

/** Links an organization to an existing or new customer, replacing any previous link. */
export async function linkOrganization(
  ctx: Ctx,
  input: z.infer<typeof linkOrganizationSchema>,
): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockOrganization(tx, input.address, unknown);
    const { address } = row;
    if (input.expected !== undefined && input.expected !== (row.customerId ?? "")) throw customerChanged();
    const customer = await resolveCustomer(tx, ctx, input);
    if (!customer) {
      const missing = message("organizations.invalid.chooseCustomer");
      throw new AppError("invalid-input", missing, { customerId: missing });
    }
    if (customer.id === row.customerId) return { customerId: customer.id };
    await tx
      .update(organizations)
      .set({ customerId: customer.id, linkedAt: ctx.now() })
      .where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: "organization.link",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      before: { customerId: row.customerId },
      after: { customerId: customer.id, customer: customer.name },
    });
    return { customerId: customer.id };
  });
}

/**
 * Unlinks an organization from its customer; neither is otherwise changed. Throws `conflict` when it now has another
 * one.
 */
export async function unlinkOrganization(ctx: Ctx, input: z.infer<typeof unlinkOrganizationSchema>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganization(tx, input.address, unknown);
    const { address } = row;
    if (!row.customerId) return;
    if (input.expected !== undefined && input.expected !== row.customerId) throw customerChanged();
    await tx.update(organizations).set({ customerId: null, linkedAt: null }).where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: "organization.unlink",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      before: { customerId: row.customerId, customer: await getCustomerName({ db: tx }, row.customerId) },
    });
  });
}
