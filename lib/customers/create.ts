import "server-only";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { uniqueViolation } from "@/lib/db/errors";
import { customers } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { sortKey } from "@/lib/text/keys";
import { searchText } from "@/lib/text/search-words";
import { withoutNul } from "@/lib/text/without-nul";
import type { CustomerFields, createCustomerSchema } from "./schemas";

/** The sort and search keys of a customer. */
export const customerKeys = (name: string, externalId: string) => ({
  sortKey: sortKey(name),
  searchText: ` ${searchText(`${name} ${externalId}`)}`,
});

/** The columns of a customer, with the folded ones for sorting and searching. */
export function customerColumns(fields: CustomerFields) {
  const { name, externalId, contactName, contactEmail, notes, tags } = withoutNul(fields);
  return {
    name,
    externalId: externalId === "" ? null : externalId,
    contactName,
    contactEmail,
    notes,
    tags,
    ...customerKeys(name, externalId),
  };
}

/** Turns a duplicate external ID into its AppError; returns any other error unchanged. */
export function externalIdTaken(error: unknown): unknown {
  if (uniqueViolation(error) !== "customers_external_id_key") return error;
  return new AppError("invalid-input", message("customers.errors.externalIdTakenUnsaved"), {
    externalId: message("customers.errors.externalIdTaken"),
  });
}

/** Writes a customer and its audit row in the caller's transaction. */
export async function insertCustomer(
  tx: Db,
  ctx: Ctx,
  fields: CustomerFields,
  id?: string,
): Promise<{ id: string; name: string }> {
  const now = ctx.now();
  const [row] = await tx
    .insert(customers)
    .values({ ...customerColumns(fields), ...(id ? { id } : {}), createdAt: now, updatedAt: now })
    .returning({ id: customers.id, name: customers.name });
  if (!row) throw new Error("the customer was not written");
  await auditChange(tx, ctx, {
    action: "customer.create",
    targetKind: "customer",
    target: row.id,
    targetLabel: row.name,
    after: fields,
  });
  return row;
}

/** Creates a customer; the same `id` again yields the existing one. Throws AppError `invalid-input` when its external ID is taken. */
export async function createCustomer(ctx: Ctx, input: z.infer<typeof createCustomerSchema>): Promise<{ id: string }> {
  const { id, ...fields } = input;
  try {
    return await ctx.db.transaction((tx) => insertCustomer(tx, ctx, fields, id));
  } catch (error) {
    if (id && uniqueViolation(error) === "customers_pkey") return { id };
    throw externalIdTaken(error);
  }
}
