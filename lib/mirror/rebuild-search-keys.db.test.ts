import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { searchCustomers } from "@/lib/customers/read";
import { customers, foldState, organizations } from "@/lib/db/schema";
import { linkOrganization } from "@/lib/organizations/link";
import { searchEverything } from "@/lib/search/search";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { managed, mirrorRow, sync } from "@/lib/test/organizations";
import { FOLD_VERSION } from "@/lib/text/keys";
import { nameKey } from "./match-keys";
import { rebuildSearchKeys, rebuildSearchKeysAfterUpdate } from "./rebuild-search-keys";

let t: TestConsole;
let address: string;
beforeAll(async () => {
  t = await openTestConsole(60);
});
afterAll(() => t.close());

const fields = { externalId: "id-7", contactName: "", contactEmail: "", notes: "", tags: [] };
const NAMES = { default: "Col·legi de Łódź", de: "Straße" };

/** As the first version of the console folded a middle dot, a stroke and an eszett. */
async function asBefore(id: string) {
  const { db } = t.ctx;
  await db
    .update(customers)
    .set({ sortKey: "łukasz s.l.", searchText: " łukasz s.l. id-7" })
    .where(eq(customers.id, id));
  await db
    .update(organizations)
    .set({
      ...{ name: NAMES.default, names: NAMES, sortKey: "col·legi de łodz" },
      ...{ ownText: `col·legi de łodz straße ${address}`, matchKeys: ["x:abc", "n:col·legi de łodz", "n:straße"] },
    })
    .where(eq(organizations.address, address));
  await db.delete(foldState);
}

let customer: string;
beforeEach(async () => {
  await t.reset();
  address = managed(t)[0]?.address ?? "";
  await sync(t.ctx);
  customer = (await createCustomer(t.ctx, { ...fields, name: "Łukasz S.L." })).id;
  await linkOrganization(t.ctx, { address, customerId: customer });
});

const found = async (q: string) => (await searchEverything(t.ctx, q)).organizations.map((row) => row.address);

it("rebuilds keys of the previous version, once, and leaves the rest alone", async () => {
  await asBefore(customer);
  expect(await found("collegi lodz")).toEqual([]);
  expect(await rebuildSearchKeysAfterUpdate(t.ctx)).toBe(2);
  for (const q of ["collegi lodz", "colegi lodz", "col.legi lodz", "strasse lodz", "lukasz sl", "id-7"])
    expect(await found(q), q).toEqual([address]);
  expect((await searchCustomers(t.ctx, "lukasz s.l.")).map(({ id }) => id)).toEqual([customer]);
  expect(await mirrorRow(t.ctx, address)).toMatchObject({
    sortKey: "col·legi de lodz",
    matchKeys: ["x:abc", nameKey(NAMES.de), nameKey(NAMES.default)],
  });
  expect(await t.ctx.db.select().from(foldState)).toMatchObject([{ version: FOLD_VERSION }]);
  await asBefore(customer);
  await t.ctx.db.insert(foldState).values({ version: FOLD_VERSION, at: t.ctx.now() });
  expect(await rebuildSearchKeysAfterUpdate(t.ctx)).toBe(0);
  expect(await rebuildSearchKeys(t.ctx)).toBe(2);
  expect(await rebuildSearchKeys(t.ctx)).toBe(0);
});

it("agrees with what a sync and a form write, in two consoles at once", async () => {
  await t.ctx.db.execute(sql`UPDATE organizations SET own_text = 'old', sort_key = 'old',
    match_keys = ARRAY(SELECT key FROM unnest(match_keys) AS key WHERE key LIKE 'x:%')`);
  await t.ctx.db.execute(sql`UPDATE customers SET search_text = ' old', sort_key = 'old'`);
  await t.ctx.db.delete(foldState);
  await Promise.all([rebuildSearchKeysAfterUpdate(t.ctx), rebuildSearchKeysAfterUpdate(t.ctx)]);
  const shown = async () =>
    t.ctx.db
      .select({
        a: organizations.address,
        k: organizations.sortKey,
        t: organizations.ownText,
        m: organizations.matchKeys,
      })
      .from(organizations)
      .orderBy(organizations.address);
  const folded = await shown();
  await t.ctx.db.execute(sql`UPDATE organizations SET content_hash = 'other', sort_key = 'old', own_text = 'old'`);
  await sync(t.ctx);
  expect(await shown()).toEqual(folded);
  expect(folded).toHaveLength(60);
});
