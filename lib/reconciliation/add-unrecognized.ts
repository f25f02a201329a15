import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { resolveCustomer } from "@/lib/organizations/customer-choice";
import { lockOrganization } from "@/lib/organizations/lock";
import type { addUnrecognizedSchema } from "./schemas";

/**
 * Adds an unrecognized organization: created by a console, and by no operation of this one. Links it where a customer
 * is chosen. Sends nothing. Throws AppError `not-found`, `conflict` when it has another customer or was deleted at
 * Vocdoni.
 */
export async function addUnrecognized(ctx: Ctx, input: z.infer<typeof addUnrecognizedSchema>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganization(tx, input.address, message("reconciliation.errors.organizationUnknown"));
    const { address } = row;
    if (row.goneAt) throw new AppError("conflict", message("reconciliation.errors.deleted"));
    const chosen = await resolveCustomer(tx, ctx, input);
    if (chosen && row.customerId && row.customerId !== chosen.id) {
      throw new AppError("conflict", message("reconciliation.errors.linkedElsewhere"));
    }
    const linking = chosen !== null && row.customerId === null;
    if (row.refKeptAt && !linking) return;
    await tx
      .update(organizations)
      .set({
        refKeptAt: row.refKeptAt ?? ctx.now(),
        agreedName: row.agreedName ?? row.name,
        ...(linking ? { customerId: chosen.id, linkedAt: ctx.now() } : {}),
      })
      .where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: "organization.adopt",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      before: { customerId: row.customerId },
      after: { reference: row.consoleRef, customerId: chosen?.id ?? row.customerId },
    });
  });
}
