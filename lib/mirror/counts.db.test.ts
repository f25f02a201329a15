import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerFacets } from "@/lib/customers/counts";
import { customerCounts, customers, organizationCounts, organizations } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { countOrganizations, organizationFacets } from "@/lib/organizations/counts";
import { createTestDatabase } from "@/lib/test/database";
import { compactCounts } from "./compact-counts";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

let state = 7;
const random = (below: number) => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
};
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const addresses = Array.from({ length: 60 }, (_, i) => `0x${i.toString(16).padStart(40, "0")}`);
const some = () => [...new Set(Array.from({ length: 1 + random(12) }, () => pick(addresses)))].sort();
const row = (address: string) => ({
  address,
  type: pick(["union", "company", ""]),
  country: pick(["ES", "FR"]),
  sortKey: `n${random(9)}`,
  ownText: `name ${random(9)}`,
  createdAt: pick([null, new Date(random(1e9) * 1000)]),
  ...{ raw: {}, contentHash: "x", readAt: new Date(), sentVotes: random(50) },
});

/** One statement of each kind that writes organizations or customers. */
function writes(ids: string[]): (() => Promise<unknown>)[] {
  const { db } = database;
  const of = inArray(organizations.address, some());
  const excluded = (name: string) => sql.raw(`excluded.${name}`);
  const set = {
    ...{ type: excluded("type"), country: excluded("country"), sortKey: excluded("sort_key") },
    ...{ ownText: excluded("own_text"), createdAt: excluded("created_at"), sentVotes: excluded("sent_votes") },
  };
  return [
    () => db.insert(organizations).values(some().map(row)).onConflictDoNothing(),
    () => db.insert(organizations).values(some().map(row)).onConflictDoUpdate({ target: organizations.address, set }),
    () =>
      db
        .update(organizations)
        .set({ customerId: pick([null, ...ids]) })
        .where(of),
    () =>
      db
        .update(organizations)
        .set({ goneAt: pick([null, new Date()]), type: pick(["union", "others"]) })
        .where(of),
    () => db.update(organizations).set({ contentHash: "y" }).where(of),
    () => db.delete(organizations).where(of),
    () => db.update(customers).set({ archivedAt: pick([null, new Date()]), tags: pick([[], ["a"], ["a", "b"]]) }),
    () =>
      db
        .update(customers)
        .set({ searchText: ` c${random(9)}` })
        .where(eq(customers.id, pick(ids))),
    () => compactCounts(database, 0),
  ];
}

const kinds = (table: typeof organizationCounts | typeof customerCounts, kind: string) =>
  database.executeSql(
    `SELECT ${kind}, sum(n)::int AS n FROM ${table === organizationCounts ? "organization_counts" : "customer_counts"}
     GROUP BY ${kind} HAVING sum(n) <> 0 ORDER BY ${kind}`,
  );
const rowsOf = async (query: string) => (await database.executeSql(query)).rows;

async function expectTrue() {
  expect((await kinds(organizationCounts, "type, country, linked, gone")).rows).toEqual(
    await rowsOf(`SELECT type, country, customer_id IS NOT NULL AS linked, gone_at IS NOT NULL AS gone, count(*)::int AS n
      FROM organizations GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`),
  );
  expect((await kinds(customerCounts, "archived, tag")).rows).toEqual(
    await rowsOf(`SELECT archived_at IS NOT NULL AS archived, tag, count(*)::int AS n FROM customers, unnest(NULL::text || tags) AS t(tag)
      GROUP BY 1, 2 ORDER BY 1, 2`),
  );
  expect(await rowsOf("SELECT * FROM organization_index ORDER BY address")).toEqual(
    await rowsOf(`SELECT address, gone_at IS NOT NULL AS gone, o.sort_key, coalesce(o.created_at, '-infinity') AS created_order, sent_votes,
        type, country, customer_id, ' ' || own_text || coalesce(' ' || c.search_text, '') AS search_text
      FROM organizations o LEFT JOIN customers c ON c.id = o.customer_id ORDER BY address`),
  );
}

const createCustomers = async () => {
  const values = [1, 2, 3, 4].map((i) => ({ id: randomUUID(), name: `c${i}`, sortKey: `c${i}`, searchText: ` c${i}` }));
  await database.db.insert(customers).values(values);
  return values.map(({ id }) => id);
};

describe("counts and index", () => {
  it("stay true to the tables after any writes, and after compaction", async () => {
    const ids = await createCustomers();
    for (let i = 0; i < 150; i += 1) {
      await pick(writes(ids))();
      if (i % 10 === 0) await expectTrue();
    }
    await compactCounts(database, 0);
    await expectTrue();
    const n = await database.db.$count(organizationCounts);
    await database.db.insert(organizations).values(row(`0x${"f".repeat(40)}`));
    await compactCounts(database);
    expect(await database.db.$count(organizationCounts)).toBe(n + 1);
  });

  it("stay true with several writers at a time, who never wait for each other", async () => {
    const ids = await createCustomers();
    // Each writer has its own rows, like the pages of a sync; customers and compaction are shared.
    const writer = async (own: string[]) => {
      const of = inArray(organizations.address, own);
      for (let i = 0; i < 25; i += 1) {
        const write = pick([
          () => database.db.insert(organizations).values(own.map(row)).onConflictDoNothing(),
          () =>
            database.db
              .update(organizations)
              .set({ type: pick(["union", "company"]), ownText: `t${i}` })
              .where(of),
          () =>
            database.db
              .update(organizations)
              .set({ customerId: pick([null, ids[0]!]) })
              .where(of),
          () =>
            database.db
              .update(organizations)
              .set({ goneAt: pick([null, new Date()]) })
              .where(of),
          () => compactCounts(database, 0),
        ]);
        await write();
      }
    };
    const parts = [0, 1, 2, 3].map((part) => addresses.filter((_, i) => i % 4 === part));
    await Promise.all(parts.map(writer));
    await expectTrue();
  });

  it("answer the list's queries, and are empty after TRUNCATE", async () => {
    const { db } = database;
    await db.execute(sql`TRUNCATE organizations, customers CASCADE`);
    await expectTrue();
    const [id = ""] = await createCustomers();
    await db
      .update(customers)
      .set({ tags: ["x", "y"] })
      .where(eq(customers.id, id));
    const base = { type: "union", country: "AD", goneAt: null };
    const add = (i: number, more: object) =>
      db.insert(organizations).values({ ...row(addresses[i]!), ...base, ...more });
    await add(0, { customerId: id });
    await add(1, {});
    await add(2, { country: "" });
    await add(3, { goneAt: new Date() });
    const none = { type: "", country: "", linked: "", status: "" } as const;
    const n = (more: object) => countOrganizations(database, { ...none, ...more });
    expect(await Promise.all([n({}), n({ country: "AD" }), n({ linked: "no" }), n({ status: "gone" })])).toEqual([
      3, 2, 2, 1,
    ]);
    expect(await n({ type: "union", country: "AD", linked: "yes" })).toBe(1);
    expect(await organizationFacets(database)).toEqual({
      ...{ total: 3, unlinked: 2, types: [{ value: "union", n: 3 }] },
      countries: [
        { value: "AD", n: 2 },
        { value: "", n: 1 },
      ],
    });
    expect(await customerFacets(database)).toEqual({ total: 4, archived: 0, tags: ["x", "y"] });
  });
});
