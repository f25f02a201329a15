import { afterAll, beforeAll, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { linkOrganization } from "@/lib/organizations/link";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { managed, sync } from "@/lib/test/organizations";
import { searchEverything } from "./search";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(40);
  await sync(t.ctx);
});
afterAll(() => t.close());

it("finds organizations by name, address, customer and external id, and customers; nothing for nothing", async () => {
  const [one] = managed(t);
  const address = one?.address ?? "";
  const fields = { name: "Café Ribera", externalId: "CRM-9_1", contactName: "", contactEmail: "", notes: "", tags: [] };
  const { id } = await createCustomer(t.ctx, fields);
  await linkOrganization(t.ctx, { address, customerId: id });
  const viewer = await t.person("viewer");
  for (const q of [
    "cafe rib",
    "crm-9_",
    address,
    address.slice(2, 20),
    `${address.slice(0, 8)}…${address.slice(-6)}`,
  ]) {
    const { organizations, moreOrganizations } = await searchEverything(viewer, q);
    expect(organizations, q).toMatchObject([{ address, customer: "Café Ribera" }]);
    expect(moreOrganizations, q).toBe(false);
  }
  expect((await searchEverything(viewer, "ribera")).customers).toEqual([
    { id, name: "Café Ribera", externalId: "CRM-9_1" },
  ]);
  for (const q of ["", "  ", "…", "\u0000", "no such thing"])
    expect(await searchEverything(viewer, q), q).toEqual({
      organizations: [],
      moreOrganizations: false,
      customers: [],
    });
  const many = await searchEverything(viewer, "0x");
  expect(many.organizations).toHaveLength(8);
  expect(many.moreOrganizations).toBe(true);
  for (const found of many.organizations) expect(Object.keys(found).sort()).toEqual(["address", "customer", "name"]);
});
