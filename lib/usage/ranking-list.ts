import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { matchesFilter } from "@/lib/organizations/list-rows";
import type { Rows } from "@/lib/paging/keyset";
import { wordPatterns } from "@/lib/text/search-words";
import { type RankingQuery, rankedFigures } from "./ranking-schemas";

const orders = { used: sql`t.used`, change7: sql`t.change7`, change30: sql`t.change30` };

const word = z.string().nullish();
/** `id` is an address or a customer's ID; `goneAt` is an ISO instant. */
const rankingRow = z
  .object({
    ...{ id: z.string(), name: word, type: word, country: word, customerId: word, customerName: word },
    ...{ archived: z.boolean(), goneAt: z.coerce.date().nullish(), ...rankedFigures },
  })
  .transform(({ id, used, change7, since7, change30, since30, customerId, ...raw }) => ({
    ...{ id, used, name: raw.name ?? "", type: raw.type ?? "", country: raw.country ?? "", archived: raw.archived },
    customer: customerId ? { id: customerId, name: raw.customerName ?? "" } : null,
    goneAt: raw.goneAt?.toISOString() ?? null,
    change7: { by: change7, since: since7 },
    change30: { by: change30, since: since30 },
  }));
export type RankingRow = z.infer<typeof rankingRow>;

const figures = sql.raw("t.used, t.change7, t.since7::text AS since7, t.change30, t.since30::text AS since30");

type Query = Omit<RankingQuery, "page" | "size" | "after" | "before">;

/**
 * A ranking as a list; its filters are those of a row `s` where the names are. Row by row (OFFSET 0), because the planner
 * would else read every name there is.
 */
export function rankingList(query: Query): Rows<RankingRow> & { filtered: boolean } {
  const { by, counter, q, type, country, status, sort, dir } = query;
  const ofOrganizations = by === "organization";
  const isGone = ofOrganizations && status === "gone";
  const filter = ofOrganizations ? { q, type, country } : { q, type: "", country: "" };
  const filtered = wordPatterns(q).length > 0 || filter.type !== "" || filter.country !== "";
  const [table, s] = [sql`usage_ranking t`, sql`s`];
  const matching = matchesFilter(s, filter);
  const within = sql`t.kind = ${by} AND t.counter = ${counter} AND t.gone = ${isGone}`;
  const [source, row, found] = ofOrganizations
    ? [sql`organization_index s`, sql`s.address = t.id`, sql`s.address AS id`]
    : [sql`customers s`, sql`s.id = t.id::uuid`, sql`s.id::text AS id`];
  const names = ofOrganizations
    ? {
        columns: sql`o.name, o.type, o.country, c.id AS "customerId", c.name AS "customerName", false AS archived, o.gone_at AS "goneAt"`,
        joins: sql`JOIN organizations o ON o.address = page.id LEFT JOIN customers c ON c.id = o.customer_id`,
      }
    : {
        columns: sql`c.name, c.archived_at IS NOT NULL AS archived`,
        joins: sql`LEFT JOIN customers c ON c.id = page.id::uuid`,
      };
  return {
    filtered,
    name: [by, counter, sort, dir, q.trim(), type, country, status],
    valid: /^-?\d{1,16}$/,
    ...{ table, within, dir, value: orders[sort], type: sql`bigint`, id: sql`t.id` },
    matches: filtered ? sql`EXISTS (SELECT 1 FROM ${source} WHERE ${row} AND ${matching} OFFSET 0)` : sql`true`,
    elsewhere: sql`SELECT ${found} FROM ${source} WHERE ${ofOrganizations ? sql`s.gone = ${isGone} AND` : sql``} ${matching}`,
    columns: sql`${figures}, ${names.columns}`,
    joins: sql`JOIN LATERAL (SELECT * FROM ${table} WHERE ${within} AND t.id = page.id OFFSET 0) t ON true ${names.joins}`,
    row: rankingRow,
  };
}
