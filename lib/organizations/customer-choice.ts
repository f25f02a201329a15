import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { insertCustomer } from "@/lib/customers/create";
import { customers } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";

export type CustomerChoice = { customerId?: string | undefined; newCustomerName?: string | undefined };

/** The chosen customer, created if only a name was given; null for neither. Throws AppError if it no longer exists. */
export async function resolveCustomer(
  tx: Db,
  ctx: Ctx,
  choice: CustomerChoice,
): Promise<{ id: string; name: string } | null> {
  if (choice.customerId) {
    const [customer] = await tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(and(eq(customers.id, choice.customerId), isNull(customers.archivedAt)));
    if (customer) return customer;
    const gone = message("organizations.invalid.customerGone");
    throw new AppError("invalid-input", gone, { customerId: gone });
  }
  const name = choice.newCustomerName?.trim();
  if (!name) return null;
  return insertCustomer(tx, ctx, { name, externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] });
}
