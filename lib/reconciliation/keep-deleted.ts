import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { lockOrganization } from "@/lib/organizations/lock";
import type { keepDeletedSchema } from "./schemas";

type Input = z.infer<typeof keepDeletedSchema>;

async function set(ctx: Ctx, input: Input, keep: boolean): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganization(tx, input.address, message("reconciliation.errors.organizationUnknown"));
    const { address } = row;
    if (!row.goneAt) {
      throw new AppError("conflict", message("reconciliation.errors.listedAgain"));
    }
    const kept = row.goneKeptAt !== null && row.goneKeptAt >= row.goneAt;
    if (kept === keep) return;
    // After a clock was set back, it must not be older than the deletion it acknowledges.
    const at = new Date(Math.max(ctx.now().getTime(), row.goneAt.getTime()));
    await tx
      .update(organizations)
      .set({ goneKeptAt: keep ? at : null })
      .where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: keep ? "organization.keep" : "organization.unkeep",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      after: { customerId: row.customerId, goneAt: row.goneAt.toISOString() },
    });
  });
}

/** Keeps a deleted organization on record: its row and its link stay, and it is no longer listed as a difference. */
export const keepDeleted = (ctx: Ctx, input: Input) => set(ctx, input, true);

/** Undoes that: the organization is listed as a difference again while it is linked. */
export const undoKeepDeleted = (ctx: Ctx, input: Input) => set(ctx, input, false);
