import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/types";
import { textOf } from "@/lib/messages/text";
import { createTestDatabase } from "@/lib/test/database";
import { addressOf, usageOf } from "@/lib/test/usage";
import { rankingState, rankUsage } from "./ranking";
import { rankingCsv } from "./ranking-csv";
import { type RankingQuery, rankingQueryDefaults } from "./ranking-schemas";

let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const ask = async (query: Partial<RankingQuery> = {}) =>
  rankUsage(database, { ...rankingQueryDefaults, ...query }, await rankingState(database));

describe("pages, filters and export", () => {
  const MANY = 60;
  beforeEach(async () => {
    const nord = await usage.customer("Nord");
    for (let n = 0; n < MANY; n += 1) {
      const more = {
        customer: n % 10 === 0 ? nord : null,
        type: n % 3 === 0 ? "company" : "union",
        country: n % 2 === 0 ? "ES" : "FR",
      };
      // Many are equal: their order must still be stable.
      await usage.organization(n, { votes: Math.floor(n / 7), ...more });
    }
    await usage.keep("2026-03-01");
  });

  const order = async () => {
    const { rows: found } = await database.executeSql(
      "SELECT address AS id FROM organizations ORDER BY sent_votes DESC, address DESC",
    );
    return found.map((row) => JSON.stringify(row));
  };

  it.each([{}, { q: "org" }, { type: "union" }])(
    "walks forwards, backwards and by number through %o",
    async (query) => {
      const ofType =
        "type" in query
          ? (await ask({ ...query, size: 100 })).rows.map(({ id }) => JSON.stringify({ id }))
          : await order();
      const size = 25;
      const seen: string[][] = [];
      let page = await ask({ ...query, size });
      for (;;) {
        seen.push(page.rows.map(({ id }) => JSON.stringify({ id })));
        if (!page.next) break;
        page = await ask({ ...query, size, page: page.page + 1, after: page.next });
      }
      expect(seen.flat()).toEqual(ofType);
      for (let number = seen.length; number > 1; number -= 1) {
        expect((await ask({ ...query, size, page: number })).rows.map(({ id }) => JSON.stringify({ id }))).toEqual(
          seen[number - 1],
        );
        page = await ask({ ...query, size, page: number - 1, before: page.previous ?? "" });
        expect(page.rows.map(({ id }) => JSON.stringify({ id }))).toEqual(seen[number - 2]);
      }
      expect((await ask({ ...query, size, page: 99 })).rows.map(({ id }) => JSON.stringify({ id }))).toEqual(
        seen.at(-1),
      );
      expect((await ask({ ...query, size, page: 2, after: "nonsense" })).page).toBe(2);
    },
  );

  it("finds the same pages when too many match to be sorted", async () => {
    await database.db.execute(sql`INSERT INTO organizations (address, name, type, country, sort_key, own_text, raw, content_hash, read_at, created_at, sent_votes)
      SELECT '0x' || lpad(to_hex(n), 40, '0'), 'Many ' || n, CASE WHEN n % 5 = 0 THEN 'company' ELSE 'union' END, 'ES', 'many', 'many ' || n, '{}', 'x', now(), '2020-01-01', n / 3
      FROM generate_series(1000, 3400) n`);
    await usage.keep("2026-03-01");
    const { rows: unlinked } = await database.executeSql(
      "SELECT sum(sent_votes)::int AS used FROM organizations WHERE customer_id IS NULL",
    );
    const [nobody] = (await ask({ by: "customer" })).rows;
    expect([{ used: nobody?.used }]).toEqual(unlinked);
    const expected = async (where: string) =>
      (
        await database.executeSql(
          `SELECT address FROM organizations WHERE ${where} ORDER BY sent_votes DESC, address DESC`,
        )
      ).rows;
    for (const [query, where, isCounted] of [
      [{ type: "union" }, "type = 'union'", true],
      [{ q: "many" }, "name LIKE 'Many%'", false],
      [{ q: "many", type: "union" }, "name LIKE 'Many%' AND type = 'union'", false],
    ] as const) {
      const all = (await expected(where)).map((row) => JSON.stringify(row));
      const seen: string[] = [];
      let page = await ask({ ...query, size: 100 });
      expect(page).toMatchObject(isCounted ? { total: all.length, more: false } : { total: 1000, more: true });
      for (;;) {
        seen.push(...page.rows.map(({ id }) => JSON.stringify({ address: id })));
        if (!page.next) break;
        page = await ask({ ...query, size: 100, page: page.page + 1, after: page.next });
      }
      expect(seen).toEqual(all);
      const last = await ask({ ...query, size: 100, page: 999 });
      expect(last.rows.map(({ id }) => JSON.stringify({ address: id }))).toEqual(
        all.slice(Math.floor((all.length - 1) / 100) * 100),
      );
    }
  });

  it("counts what is ranked, not what came since", async () => {
    const query = { type: "union", size: 25 } as const;
    const { next } = await ask(query);
    for (let n = MANY; n < MANY + 7; n += 1) await usage.organization(n, { votes: 1, type: "union" });
    const last = await ask({ ...query, page: 2 });
    expect(last).toMatchObject({ total: 40, page: 2, next: null });
    expect(last.rows).toHaveLength(15);
    expect(last.rows).toEqual((await ask({ ...query, page: 2, after: next ?? "" })).rows);
    expect((await ask({ ...query, size: 100, page: 9 })).rows).toHaveLength(40);
  });

  it("filters by words, type and country together", async () => {
    const { rows: found, total } = await ask({ q: "nord", type: "company", country: "ES" });
    expect(found.map(({ name }) => name)).toEqual(["Org 30", "Org 0"]);
    expect(total).toBe(2);
    expect(await ask({ q: "there is none" })).toMatchObject({ rows: [], total: 0, next: null });
    expect(await ask({ q: "there is none", page: 3 })).toMatchObject({ rows: [], total: 0 });
  });

  it("is exported whole, in its order, filtered as it is", async () => {
    const file = textOf("en", "usage.file");
    const csv = async (query: Partial<RankingQuery>) => {
      const parts: string[] = [];
      const state = await rankingState(database);
      for await (const part of rankingCsv(database, { ...rankingQueryDefaults, ...query }, state, file))
        parts.push(part);
      return parts.join("").trimEnd().split("\r\n");
    };
    const [head, ...lines] = await csv({});
    expect(head).toMatch(
      /^\uFEFFrank\taddress\tname\tcustomer\tcustomer_external_id\ttype\tcountry\tvotes_used\tvotes_share_of_all\tvotes_change_7d/,
    );
    expect(lines.map((line) => JSON.stringify({ id: line.split("\t")[1] }))).toEqual(await order());
    expect(lines[0]).toContain(file("since", { day: "2026-03-01" }));
    expect(await csv({ q: "nord" })).toHaveLength(7);
    await usage.set(59, { votes: 1 });
    await usage.keep("2026-03-02");
    expect((await csv({})).find((line) => line.includes(addressOf(59)))).toMatch(/\t1\t[\d.]+\t-7\t-7\t0\t\t0\t0\t/);
    await usage.set(59, { votes: 8 });
    await usage.keep("2026-03-02");
    const customers = await csv({ by: "customer" });
    expect(customers[1]).toMatch(new RegExp(`^1\\t\\t${file("unassigned")}\\t\\t`));
    expect(customers[2]).toMatch(/^2\t[0-9a-f-]{36}\tNord\t/);
    await database.db.execute(sql`UPDATE organizations SET name = '=1+1' WHERE address = ${addressOf(59)}`);
    expect((await csv({}))[1]).toContain("\t'=1+1\t");
  });

  it("writes nothing when nothing changed, and little when little did", async () => {
    const versions = async () =>
      new Set(
        (await database.executeSql("SELECT xmin::text || id || counter AS v FROM usage_ranking")).rows.map((row) =>
          JSON.stringify(row),
        ),
      );
    const before = await versions();
    await usage.keep("2026-03-01");
    expect(await versions()).toEqual(before);
    await usage.set(5, { votes: 1000 });
    await usage.keep("2026-03-01");
    const after = await versions();
    // Votes of the organization, and of unassigned ones.
    expect([...after].filter((each) => !before.has(each))).toHaveLength(2);
  });
});
