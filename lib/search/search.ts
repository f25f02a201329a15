import "server-only";
import { can } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { searchCustomers } from "@/lib/customers/read";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults } from "@/lib/organizations/list-query";
import { wordPatterns } from "@/lib/text/search-words";
import { MAX_QUERY_LENGTH, type SearchResult } from "./model";

const ORGANIZATIONS = 8;
const CUSTOMERS = 5;

/** Current organizations by name, address, customer or external ID, and customers by name or external ID. */
export async function searchEverything(ctx: Pick<Ctx, "db" | "actor">, typed: string): Promise<SearchResult> {
  const q = typed.replaceAll("\u0000", "").slice(0, MAX_QUERY_LENGTH);
  if (wordPatterns(q).length === 0) return { organizations: [], moreOrganizations: false, customers: [] };
  const [{ rows, total, more }, customers] = await Promise.all([
    listOrganizations(ctx, { ...organizationQueryDefaults, q, size: ORGANIZATIONS }),
    can(ctx.actor.role, "customers:read") ? searchCustomers(ctx, q, CUSTOMERS) : [],
  ]);
  return {
    organizations: rows.map(({ address, name, customer }) => ({ address, name, customer: customer?.name ?? "" })),
    moreOrganizations: more || total > rows.length,
    customers: customers.map(({ id, name, externalId }) => ({ id, name, externalId: externalId ?? "" })),
  };
}
