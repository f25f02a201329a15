import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { organizations } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { sortKey } from "@/lib/text/keys";
import { listOrganizations } from "./list";
import { type OrganizationQuery, organizationQueryDefaults, sortColumns } from "./list-query";

const N = 1_300;
const SIZE = 100;
/** A limit low enough that searches in this test exceed it. */
const COUNTED = 500;
let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(0);
  // Many ties in every column, unknown dates, and a name that sorts last.
  const rows = Array.from({ length: N }, (_, i) => ({
    address: `0x${((i * 7_919) % N).toString(16).padStart(40, "0")}`,
    name: `${i % 2 === 0 ? "zonne" : "alba"} ${i % 40}`,
    sortKey: sortKey(`${i % 2 === 0 ? "zonne" : "alba"} ${i % 40}`),
    ownText: `${i % 2 === 0 ? "zonne" : "alba"} ${i % 40} ab${i % 3}`,
    createdAt: i % 5 === 0 ? null : new Date(1_700_000_000_000 + (i % 17) * 1_001),
    sentVotes: i % 11,
    ...{ type: i % 4 === 0 ? "union" : "company", raw: {}, contentHash: "x", readAt: new Date() },
  }));
  for (let i = 0; i < N; i += 650) await t.ctx.db.insert(organizations).values(rows.slice(i, i + 650));
});
afterAll(() => t.close());

const list = (more: Partial<OrganizationQuery>) =>
  listOrganizations(t.ctx, { ...organizationQueryDefaults, size: SIZE, ...more }, COUNTED);
const addresses = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ address }) => address);

/** All pages from first to last and back, following cursors only. */
async function walkBothWays(query: Partial<OrganizationQuery>) {
  const there: string[] = [];
  let page = await list(query);
  for (let n = 2; ; n += 1) {
    there.push(...addresses(page));
    if (page.next === null) break;
    page = await list({ ...query, page: n, after: page.next });
  }
  const back: string[][] = [addresses(page)];
  for (let n = page.page - 1; page.previous !== null && n > 1; n -= 1) {
    page = await list({ ...query, page: n, before: page.previous });
    back.unshift(addresses(page));
  }
  if (page.page > 1) back.unshift(addresses(await list(query)));
  return { there, back: back.flat() };
}

describe("walking all pages by cursor", () => {
  const filters = [{}, { q: "zonne" }, { type: "company" }, { type: "union", q: "ab1" }];
  it.each(sortColumns)(
    "by %s, up and down, yields each organization once, in order, forward and backward",
    async (sort) => {
      for (const filter of filters) {
        const [up, down] = [
          await walkBothWays({ ...filter, sort, dir: "asc" }),
          await walkBothWays({ ...filter, sort, dir: "desc" }),
        ];
        const name = JSON.stringify(filter);
        expect(new Set(up.there).size, name).toBe(up.there.length);
        expect(up.back, name).toEqual(up.there);
        expect(down.there.toReversed(), name).toEqual(up.there);
        expect(down.back, name).toEqual(down.there);
        if (name === "{}") expect(up.there).toHaveLength(N);
      }
    },
    90_000,
  );
});

it("reaches the last rows although some were deleted while paging", async () => {
  const query = { type: "union", sort: "votes" } as const;
  const first = await list(query);
  const gone = { goneAt: new Date(), goneReason: "deleted" } as const;
  const [some] = [addresses(first).slice(0, 60)];
  await t.ctx.db.update(organizations).set(gone).where(inArray(organizations.address, some));
  try {
    const { there } = await walkBothWays(query);
    let page = first;
    const seen: string[] = [];
    for (let n = 2; page.next !== null; n += 1) {
      page = await list({ ...query, page: n, after: page.next });
      seen.push(...addresses(page));
    }
    expect(seen).toEqual(there.slice(SIZE - some.length));
  } finally {
    await t.ctx.db
      .update(organizations)
      .set({ goneAt: null, goneReason: null })
      .where(inArray(organizations.address, some));
  }
});

describe("a page without a cursor", () => {
  it.each([{}, { q: "zonne" }, { type: "company" }, { q: "ab1" }])(
    "is the one that the cursors lead to: %o",
    async (filter) => {
      const { there } = await walkBothWays(filter);
      const last = Math.ceil(there.length / SIZE);
      for (const page of [2, 4, Math.ceil(last / 2), last])
        expect(addresses(await list({ ...filter, page })), `page ${page}`).toEqual(
          there.slice((page - 1) * SIZE, page * SIZE),
        );
      expect(await list({ ...filter, page: 9_999 })).toMatchObject({ page: last, total: there.length, more: false });
    },
  );
});

describe("a cursor", () => {
  it("that is malformed, or of another order, filter or search, is ignored", async () => {
    const { next } = await list({ sort: "votes" });
    const plain = addresses(await list({ page: 2 }));
    for (const after of [next ?? "", "", "x", "%", "e30", btoa('["a","b"]'), btoa('{"a":1}')])
      expect(addresses(await list({ page: 2, after })), after).toEqual(plain);
    const named = (await list({})).next ?? "";
    expect(addresses(await list({ page: 2, after: named, q: "zonne" }))).toEqual(
      addresses(await list({ page: 2, q: "zonne" })),
    );
    expect(addresses(await list({ page: 2, after: named, dir: "desc" }))).toEqual(
      addresses(await list({ page: 2, dir: "desc" })),
    );
  });

  it("stays where it was when rows before it come and go", async () => {
    const { next } = await list({});
    const before = addresses(await list({ page: 2, after: next ?? "" }));
    const extra = { name: "a", sortKey: "a", ownText: "a", raw: {}, contentHash: "x", readAt: new Date() };
    await t.ctx.db.insert(organizations).values({ ...extra, address: `0x${"e".repeat(40)}` });
    expect(addresses(await list({ page: 2, after: next ?? "" }))).toEqual(before);
    await t.ctx.db.delete(organizations).where(eq(organizations.sortKey, "a"));
  });
});

describe("the number of matches", () => {
  it('is exact up to a bound, and "more" beyond it', async () => {
    expect(await list({ q: "ab1" })).toMatchObject({ total: 433, more: false });
    expect(await list({ q: "zonne", dir: "desc" })).toMatchObject({ total: COUNTED, more: true });
    const whole = { ...organizationQueryDefaults, size: SIZE, q: "zonne" };
    expect(await listOrganizations(t.ctx, whole)).toMatchObject({ total: 650, more: false });
    expect(await list({ type: "company" })).toMatchObject({ total: 975, more: false });
  });
});
