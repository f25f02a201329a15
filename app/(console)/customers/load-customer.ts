import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/auth/permissions";
import { type CustomerDetail, getCustomer } from "@/lib/customers/read";
import { isAppError } from "@/lib/errors";
import { getText } from "@/lib/messages/get-text";
import { getSystemContext } from "@/lib/server-context";
import { getActor } from "@/lib/session/session";
import { shortText } from "../../short-text";

const find = cache(async (id: string): Promise<CustomerDetail | null> => {
  try {
    return await getCustomer(await getSystemContext(), id);
  } catch (error) {
    if (isAppError(error) && error.code === "not-found") return null;
    throw error;
  }
});

/** The customer of a page that has asked for permission already; the 404 page when there is none. */
export async function loadCustomer(id: string): Promise<CustomerDetail> {
  return (await find(id)) ?? notFound();
}

/** The title of a customer's page: what `titled` makes of its name, and nothing of it for those who may not see it. */
export async function customerTitle(
  id: string,
  permission: Permission,
  titled: (name: string) => string = (name) => name,
): Promise<string> {
  const text = await getText("customers.titles");
  const actor = await getActor();
  if (!actor || actor.mustChangePassword || !can(actor.role, permission)) return text("customer");
  const customer = await find(id);
  return customer ? titled(shortText(customer.name)) : text("notFound");
}
