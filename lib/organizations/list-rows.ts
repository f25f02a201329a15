import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { matchesWords } from "@/lib/text/matches-words";
import type { OrganizationQuery } from "./list-query";
import type { OrganizationRow } from "./schemas";

/** What is listed of an organization `o` and its customer `c`, for `organizationRow`. */
export const rowColumns = sql.raw(
  `o.address, o.name, o.type, o.country, o.sent_votes AS "sentVotes", o.created_at AS "createdAt", o.gone_at AS "goneAt",
   c.id AS "customerId", c.name AS "customerName"`,
);

const text = z.string();
const instant = z.coerce.date().nullable();

export const organizationRow: z.ZodType<OrganizationRow> = z
  .object({
    ...{ address: text, name: text, type: text, country: text, sentVotes: z.number() },
    ...{ createdAt: instant, goneAt: instant, customerId: text.nullable(), customerName: text.nullable() },
  })
  .transform(({ customerId, customerName, createdAt, goneAt, ...row }) => ({
    ...row,
    customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
    createdAt: createdAt?.toISOString() ?? null,
    goneAt: goneAt?.toISOString() ?? null,
  }));

type Filter = Pick<OrganizationQuery, "q" | "type" | "country"> & Partial<Pick<OrganizationQuery, "linked">>;

/** Whether the row `of` organization_index matches. */
export function matchesFilter(of: SQL, { q, type, country, linked = "" }: Filter): SQL {
  const words = matchesWords(sql`${of}.search_text`, q);
  const all = words ? [words] : [];
  if (type !== "") all.push(sql`${of}.type = ${type}`);
  if (country !== "") all.push(sql`${of}.country = ${country}`);
  if (linked !== "") all.push(linked === "yes" ? sql`${of}.customer_id IS NOT NULL` : sql`${of}.customer_id IS NULL`);
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}
