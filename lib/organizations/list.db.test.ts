import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checksumAddress } from "@/lib/checksum-address";
import { createCustomer } from "@/lib/customers/create";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { managed, sync } from "@/lib/test/organizations";
import { organizationFacets } from "./counts";
import { getOrganization } from "./get";
import { linkOrganization } from "./link";
import { listOrganizations } from "./list";
import { type OrganizationQuery, organizationQueryDefaults } from "./list-query";

let t: TestConsole;
const MIXED = "0xAbCdEf0123456789aBcDeF0123456789abcdef01".toLowerCase();
beforeAll(async () => {
  t = await openTestConsole(60);
  const add = (name: unknown, more: object = {}) =>
    t.control("organizations", { type: "union", meta: { name }, ...more });
  await add("Unió 100%_\\ Ñandú", { address: MIXED, country: "AD", counters: { sentVotes: 999_999 } });
  await add({ default: "Zebra", de: "Größe <b>" }, { country: "AD" });
  await add("Zebra", { country: "FR" });
  await sync(t.ctx);
  const fields = { name: "Café Ribera", externalId: "CRM-9_1", contactName: "", contactEmail: "", notes: "", tags: [] };
  const { id: customerId } = await createCustomer(t.ctx, fields);
  await linkOrganization(t.ctx, { address: MIXED, customerId });
});
afterAll(() => t.close());

const list = (more: Partial<OrganizationQuery>) => listOrganizations(t.ctx, { ...organizationQueryDefaults, ...more });
const found = async (q: string) => (await list({ q })).rows.map(({ address }) => address);

describe("search", () => {
  it.each([
    ["part of a name, folded", "ñandu"],
    ["a name in other case and white space", "  UNIO   100"],
    ["%", "100%"],
    ["_ as itself", "%_"],
    ["a backslash", "\\"],
    ["the customer's name", "cafe rib"],
    ["the customer's external id", "crm-9_"],
    ["the address", MIXED],
    ["the checksummed address", checksumAddress(MIXED)],
    ["the bare address", MIXED.slice(2).toUpperCase()],
    ["the start of the address", MIXED.slice(0, 12)],
    ["the middle of the address", MIXED.slice(9, 24)],
  ])("finds by %s", async (_name, q) => {
    expect(await found(q)).toEqual([MIXED]);
  });

  it("finds a translated name, and nothing without a match", async () => {
    expect((await list({ q: "große <B>" })).rows.map(({ name }) => name)).toEqual(["Zebra"]);
    for (const q of ["100%x", "__", "%%", "crm-991", "' OR 1=1 --"]) expect(await found(q), q).toEqual([]);
    expect((await list({ q: "   " })).total).toBe(63);
  });
});

describe("filters", () => {
  it("combine", async () => {
    expect((await list({ country: "AD", type: "union" })).total).toBe(2);
    expect((await list({ country: "AD", type: "union", linked: "no" })).rows).toMatchObject([{ name: "Zebra" }]);
    expect((await list({ country: "AD", linked: "yes", q: "unio" })).rows).toMatchObject([
      { address: MIXED, customer: { name: "Café Ribera" } },
    ]);
    expect((await list({ country: "A%" })).total).toBe(0);
    expect((await list({ status: "gone" })).total).toBe(0);
    expect(await organizationFacets(t.ctx)).toMatchObject({ total: 63, unlinked: 62 });
  });
});

describe("order and pages", () => {
  it("are stable: every row once, whatever the column and direction", async () => {
    const addresses = managed(t)
      .map(({ address }) => address)
      .sort();
    for (const sort of ["name", "created", "votes"] as const) {
      const seen: Record<string, string[]> = { asc: [], desc: [] };
      for (const dir of ["asc", "desc"] as const) {
        for (let page = 1; page <= 3; page += 1) {
          const { rows } = await list({ sort, dir, page, size: 25 });
          seen[dir]?.push(...rows.map(({ address }) => address));
        }
      }
      expect([...(seen.asc ?? [])].sort()).toEqual(addresses);
      expect(seen.desc).toEqual([...(seen.asc ?? [])].reverse());
    }
    expect((await list({ sort: "votes", dir: "desc" })).rows[0]?.address).toBe(MIXED);
  });

  it("a page beyond the last is the last", async () => {
    expect(await list({ page: 99_999, size: 25 })).toMatchObject({ page: 3, total: 63 });
    expect(await list({ q: "nobody", page: 7 })).toMatchObject({ rows: [], total: 0, page: 1, next: null });
  });
});

describe("one organization", () => {
  it("is found by any form of its address", async () => {
    for (const address of [MIXED, checksumAddress(MIXED), MIXED.slice(2)])
      expect(await getOrganization(t.ctx, address)).toMatchObject({
        address: MIXED,
        customer: { name: "Café Ribera" },
      });
    for (const address of ["", "0x", "0x12", `${MIXED}0`, "%", `0x${"0".repeat(40)}`])
      await expect(getOrganization(t.ctx, address), address).rejects.toMatchObject({ code: "not-found" });
  });
});
