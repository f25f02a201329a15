import "server-only";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { uniqueViolation } from "@/lib/db/errors";
import { customers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { fold, sortKey, withoutNul } from "@/lib/text-keys";
import type { CustomerFields } from "./schemas";

/** The columns of a customer's fields, with the folded ones that order and search use. */
export function customerColumns(fields: CustomerFields) {
  const { name, externalId, contactName, contactEmail, notes, tags } = withoutNul(fields);
  return {
    name,
    externalId: externalId === "" ? null : externalId,
    contactName,
    contactEmail,
    notes,
    tags,
    sortKey: sortKey(name),
    searchText: fold(`${name} ${externalId}`),
  };
}

/** The error for an external id that another customer has; any other error as it is. */
export function externalIdTaken(error: unknown): unknown {
  if (uniqueViolation(error) !== "customers_external_id_key") return error;
  const message = "Another customer has this external id.";
  return new AppError("invalid-input", `${message} Nothing was saved.`, { externalId: message });
}

/** Writes a customer and its audit row inside the caller's transaction. */
export async function insertCustomer(tx: Db, ctx: Ctx, fields: CustomerFields): Promise<{ id: string; name: string }> {
  const now = ctx.now();
  const [row] = await tx
    .insert(customers)
    .values({ ...customerColumns(fields), createdAt: now, updatedAt: now })
    .returning({ id: customers.id, name: customers.name });
  if (!row) throw new Error("the customer was not written");
  const entry = {
    action: "customer.create",
    targetKind: "customer",
    target: row.id,
    targetLabel: row.name,
    outcome: "succeeded",
    after: fields,
  } as const;
  await writeAudit(tx, ctx, entry, ctx.actor);
  return row;
}

/** Makes a customer. Throws AppError `invalid-input` when its external id is taken. */
export async function createCustomer(ctx: Ctx, fields: CustomerFields): Promise<{ id: string }> {
  try {
    return await ctx.db.transaction((tx) => insertCustomer(tx, ctx, fields));
  } catch (error) {
    throw externalIdTaken(error);
  }
}
