import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { customers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { customerColumns, externalIdTaken } from "./create";
import type { customerIdSchema, updateCustomerSchema } from "./schemas";

const notFound = () => new AppError("not-found", message("customers.errors.missing"));

/**
 * Saves a customer. Throws AppError `conflict` when someone else saved since the form was opened (nothing is lost: the
 * form keeps its values), `invalid-input` when the external ID is taken, `not-found`.
 */
export async function updateCustomer(
  ctx: Ctx,
  input: z.infer<typeof updateCustomerSchema>,
): Promise<{ version: number }> {
  const { id, version, ...fields } = input;
  try {
    return await ctx.db.transaction(async (tx) => {
      const [before] = await tx.select().from(customers).where(eq(customers.id, id)).for("update");
      if (!before) throw notFound();
      if (before.version !== version) {
        throw new AppError("conflict", message("customers.errors.conflict"));
      }
      const columns = customerColumns(fields);
      await tx
        .update(customers)
        .set({ ...columns, version: sql`${customers.version} + 1`, updatedAt: ctx.now() })
        .where(eq(customers.id, id));
      const { name, externalId, contactName, contactEmail, notes, tags } = before;
      await auditChange(tx, ctx, {
        action: "customer.update",
        targetKind: "customer",
        target: id,
        targetLabel: columns.name,
        before: { name, externalId: externalId ?? "", contactName, contactEmail, notes, tags },
        after: fields,
      });
      return { version: version + 1 };
    });
  } catch (error) {
    throw externalIdTaken(error);
  }
}

async function setArchived(ctx: Ctx, id: string, archived: boolean): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const missing = archived ? sql`${customers.archivedAt} IS NULL` : sql`${customers.archivedAt} IS NOT NULL`;
    const [row] = await tx
      .update(customers)
      .set({ archivedAt: archived ? ctx.now() : null, version: sql`${customers.version} + 1`, updatedAt: ctx.now() })
      .where(and(eq(customers.id, id), missing))
      .returning();
    if (!row) {
      const [present] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, id));
      if (!present) throw notFound();
      return;
    }
    const action = archived ? "customer.archive" : "customer.restore";
    await auditChange(tx, ctx, { action, targetKind: "customer", target: id, targetLabel: row.name });
  });
}

/** Archives a customer: it leaves lists and pickers, and its organizations stay linked. Nothing changes at Vocdoni. */
export const archiveCustomer = (ctx: Ctx, { id }: z.infer<typeof customerIdSchema>) => setArchived(ctx, id, true);

/** Restores an archived customer. */
export const restoreCustomer = (ctx: Ctx, { id }: z.infer<typeof customerIdSchema>) => setArchived(ctx, id, false);
