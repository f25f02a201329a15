import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import type { Text } from "@/lib/messages/part";
import { nextKeys } from "@/lib/paging/keyset";
import type { Place } from "@/lib/paging/place";
import type { QuotaKey } from "@/lib/quota/model";
import { readTimeZone } from "@/lib/settings/time-zone";
import { csvFile, csvLines } from "@/lib/text/csv";
import { hasVisible } from "@/lib/text/visible";
import { isoInZone } from "@/lib/time/zone";
import type { RankingState } from "./ranking";
import { rankingList } from "./ranking-list";
import { counterFiguresSchema, isUnassigned, type RankingQuery, rankedBy } from "./ranking-schemas";

/** Rows per read: the file is never fully in memory. */
const PART = 1_000;

const nameSchema = z.object({
  id: z.string(),
  name: z.string(),
  customer: z.string().nullable(),
  externalId: z.string().nullable(),
  type: z.string().nullable(),
  country: z.string().nullable(),
});
const figureSchema = counterFiguresSchema.extend({ id: z.string() });
type Figure = z.infer<typeof figureSchema>;

const given = (ids: readonly string[]): SQL =>
  sql`SELECT t.id FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS t(id)`;

const namesOf = (by: RankingQuery["by"], ids: readonly string[]) =>
  by === "organization"
    ? sql`SELECT o.address AS id, o.name, c.name AS customer, c.external_id AS "externalId", o.type, o.country
        FROM organizations o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.address IN (${given(ids)})`
    : sql`SELECT customers.id::text AS id, name, NULL AS customer, external_id AS "externalId", NULL AS type, NULL AS country
        FROM customers WHERE customers.id IN (SELECT g.id::uuid FROM (${given(ids)}) g)`;

const share = (used: number, all: number) => (all > 0 ? Math.round((used / all) * 1e6) / 1e6 : "");

/** A change that counts from a later day than requested is explained in the note. */
const noteOf = (figures: readonly Figure[], text: Text<"usage.file">) => {
  const since = figures.flatMap(({ since7, since30 }) => [since7, since30].filter((day) => day !== null)).sort();
  const day = since.at(-1);
  return day === undefined ? "" : text("since", { day });
};

/**
 * The whole ranking in order as CSV (see lib/text/csv.ts), in parts: usage of every counter, share (0 to 1) of the
 * total, and changes.
 */
export async function* rankingCsv(
  ctx: Pick<Ctx, "db">,
  query: Omit<RankingQuery, "page" | "size" | "after" | "before">,
  state: RankingState | null,
  text: Text<"usage.file">,
): AsyncGenerator<string> {
  const { by } = query;
  const list = rankingList(query);
  const counters = rankedBy[by];
  const own =
    by === "organization"
      ? ["address", "name", "customer", "customer_external_id", "type", "country"]
      : ["customer_id", "name", "external_id"];
  const perCounter = (key: QuotaKey) => [`${key}_used`, `${key}_share_of_all`, `${key}_change_7d`, `${key}_change_30d`];
  yield csvFile([["rank", ...own, ...counters.flatMap(perCounter), "as_of", "time_zone", "note"]]);
  const timeZone = await readTimeZone(ctx);
  const asOf = state ? isoInZone(new Date(state.at), timeZone) : "";
  let rank = 0;
  let after: Place | null = null;
  while (state) {
    const { ids, last } = await nextKeys(ctx, list, after, PART);
    if (ids.length > 0) {
      const [names, figures] = await Promise.all([
        sqlRows(ctx, nameSchema, namesOf(by, ids)),
        sqlRows(
          ctx,
          figureSchema,
          sql`SELECT id, counter, used, change7, since7::text AS since7, change30, since30::text AS since30 FROM usage_ranking
            WHERE kind = ${by} AND id IN (${given(ids)})`,
        ),
      ]);
      const nameOf = new Map(names.map((each) => [each.id, each]));
      const figuresOf = new Map<string, Figure[]>();
      for (const figure of figures) figuresOf.set(figure.id, [...(figuresOf.get(figure.id) ?? []), figure]);
      const rows = ids.map((id) => {
        rank += 1;
        const named = nameOf.get(id);
        const all = figuresOf.get(id) ?? [];
        // Verbatim, so that it can be compared; a name without visible characters is described.
        const own = named && hasVisible(named.name) ? named.name : text("noVisibleName");
        const name = isUnassigned(id) ? text("unassigned") : own;
        const words =
          by === "organization"
            ? [id, name, named?.customer ?? "", named?.externalId ?? "", named?.type ?? "", named?.country ?? ""]
            : [isUnassigned(id) ? "" : id, name, named?.externalId ?? ""];
        const cells = counters.flatMap((key) => {
          const figure = all.find(({ counter }) => counter === key);
          if (!figure) return ["", "", "", ""];
          return [figure.used, share(figure.used, state.used[key]), figure.change7, figure.change30];
        });
        return [rank, ...words, ...cells, asOf, timeZone, noteOf(all, text)];
      });
      yield csvLines(rows);
    }
    if (!last) return;
    after = last;
  }
}
