import "server-only";
import { customers, organizations } from "@/lib/db/schema";
import type { OrganizationRow } from "./schemas";

/** The columns of a row of organizations, wherever one is listed; needs a left join of customers. */
export const rowColumns = {
  address: organizations.address,
  name: organizations.name,
  type: organizations.type,
  country: organizations.country,
  sentVotes: organizations.sentVotes,
  createdAt: organizations.createdAt,
  goneAt: organizations.goneAt,
  customerId: customers.id,
  customerName: customers.name,
};

type RawRow = {
  [K in keyof typeof rowColumns]: (typeof organizations.$inferSelect & { customerName: string | null })[K];
};

export function toRow({ customerId, customerName, createdAt, goneAt, ...row }: RawRow): OrganizationRow {
  const { address, name, type, country, sentVotes } = row;
  return {
    ...{ address, name, type, country, sentVotes },
    customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
    createdAt: createdAt?.toISOString() ?? null,
    goneAt: goneAt?.toISOString() ?? null,
  };
}
