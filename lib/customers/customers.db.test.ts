import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { customers } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { linkOrganization, unlinkOrganization } from "@/lib/organizations/link";
import { organizationsOfCustomer } from "@/lib/organizations/of-customer";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, managed, mirrorRow, sync } from "@/lib/test/organizations";
import { customerFacets } from "./counts";
import { createCustomer } from "./create";
import { type CustomerQuery, getCustomer, listCustomers, searchCustomers } from "./read";
import { type CustomerFields, customerFieldsSchema } from "./schemas";
import { archiveCustomer, restoreCustomer, updateCustomer } from "./update";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const blank = { name: "Maple", externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] };
const make = (more: Partial<CustomerFields> = {}) => createCustomer(t.ctx, { ...blank, ...more });
const all: CustomerQuery = { q: "", tag: "", archived: "", sort: "name", dir: "asc", page: 1, size: 50 };
const names = async (more: Partial<CustomerQuery> = {}) =>
  (await listCustomers(t.ctx, { ...all, ...more })).rows.map(({ name }) => name);

describe("two editors", () => {
  it("the second gets a conflict, and the first's changes stay", async () => {
    const { id } = await make();
    const version = 1;
    expect(await updateCustomer(t.ctx, { ...blank, id, version, notes: "first" })).toEqual({ version: 2 });
    const second = updateCustomer(t.ctx, { ...blank, id, version, notes: "second" });
    await expect(second).rejects.toMatchObject({ code: "conflict" });
    expect(await getCustomer(t.ctx, id)).toMatchObject({ notes: "first", version: 2 });
  });

  it("saving at the same moment: one wins", async () => {
    const { id } = await make();
    const edits = ["a", "b", "c"].map((notes) => updateCustomer(t.ctx, { ...blank, id, version: 1, notes }));
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getCustomer(t.ctx, id)).version).toBe(2);
    expect((await auditTrail(t.ctx)).filter((line) => line.startsWith("customer.update"))).toHaveLength(1);
  });
});

describe("the same form sent twice", () => {
  it("makes one customer, also with an external ID, and one audit row", async () => {
    const form = { ...blank, id: crypto.randomUUID(), externalId: "CRM-7" };
    expect(await createCustomer(t.ctx, form)).toEqual({ id: form.id, name: blank.name });
    expect(await createCustomer(t.ctx, form)).toEqual({ id: form.id });
    expect((await listCustomers(t.ctx, all)).total).toBe(1);
    expect(await auditTrail(t.ctx)).toEqual(["customer.create succeeded"]);
  });
});

describe("an external ID", () => {
  it("is unique when given, on creation and on an edit, also of an archived customer", async () => {
    const first = await make({ externalId: "CRM-1" });
    const { id } = await make({ externalId: "CRM-2" });
    await make();
    await make();
    const taken = { code: "invalid-input", fields: { externalId: message("customers.errors.externalIdTaken") } };
    await expect(make({ externalId: "CRM-1" })).rejects.toMatchObject(taken);
    await archiveCustomer(t.ctx, first);
    const edit = updateCustomer(t.ctx, { ...blank, id, version: 1, externalId: "CRM-1" });
    await expect(edit).rejects.toMatchObject(taken);
    expect(await getCustomer(t.ctx, id)).toMatchObject({ externalId: "CRM-2", version: 1 });
    expect(await t.ctx.db.select().from(customers)).toHaveLength(4);
  });
});

describe("archiving and restoring", () => {
  it("remove a customer from lists and pickers and restore it, each audited once", async () => {
    const { id } = await make();
    await archiveCustomer(t.ctx, { id });
    await archiveCustomer(t.ctx, { id });
    expect([await names(), await names({ archived: "yes" }), await searchCustomers(t.ctx, "map")]).toEqual([
      [],
      ["Maple"],
      [],
    ]);
    expect(await customerFacets(t.ctx)).toMatchObject({ total: 0, archived: 1 });
    await restoreCustomer(t.ctx, { id });
    await restoreCustomer(t.ctx, { id });
    expect(await names()).toEqual(["Maple"]);
    expect(await auditTrail(t.ctx)).toEqual(
      ["customer.create", "customer.archive", "customer.restore"].map((action) => `${action} succeeded`),
    );
    await expect(archiveCustomer(t.ctx, { id: randomUUID() })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is seen by an editor who had the form open", async () => {
    const { id } = await make();
    await archiveCustomer(t.ctx, { id });
    await expect(updateCustomer(t.ctx, { ...blank, id, version: 1 })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("search and tags", () => {
  it("finds by name without accents or case, and by external ID; %, _ and \\ are themselves", async () => {
    await make({ name: "Unió de Veïns", externalId: "CRM-77", tags: ["vip", "ca"] });
    await make({ name: "100% Ärger_x\\y", tags: ["vip"] });
    await make({ name: "Straße ВЕСНА ﬁn" });
    const found = (q: string) => names({ q });
    expect(await found("unio")).toEqual(["Unió de Veïns"]);
    expect(await found("  UNIÓ   DE ")).toEqual(["Unió de Veïns"]);
    expect(await found("crm-7")).toEqual(["Unió de Veïns"]);
    expect(await found("весна")).toEqual(["Straße ВЕСНА ﬁn"]);
    expect(await found("fin")).toEqual(["Straße ВЕСНА ﬁn"]);
    for (const q of ["%", "_", "\\", "0% arger_x\\"]) expect(await found(q), q).toEqual(["100% Ärger_x\\y"]);
    expect(await found("nobody")).toEqual([]);
    expect(await names({ tag: "vip" })).toHaveLength(2);
    expect(await names({ tag: "vi" })).toEqual([]);
    expect((await customerFacets(t.ctx)).tags).toEqual(["ca", "vip"]);
    expect(await searchCustomers(t.ctx, "unió")).toMatchObject([{ externalId: "CRM-77" }]);
  });
});

describe("links", () => {
  it("sum usage over current organizations, and go when they are unlinked", async () => {
    await sync(t.ctx);
    const [one, two] = managed(t);
    const { customerId } = await linkOrganization(t.ctx, { address: one?.address ?? "", newCustomerName: "Oak" });
    await linkOrganization(t.ctx, { address: two?.address.toUpperCase().slice(2) ?? "", customerId });
    await linkOrganization(t.ctx, { address: two?.address ?? "", customerId });
    const votes = (one?.counters.sentVotes ?? 0) + (two?.counters.sentVotes ?? 0);
    expect(await getCustomer(t.ctx, customerId)).toMatchObject({ usage: { organizations: 2, sentVotes: votes } });
    await t.control(`organizations/${one?.address}`, {}, "DELETE");
    await sync(t.ctx);
    const detail = await getCustomer(t.ctx, customerId);
    expect(detail.usage).toMatchObject({ organizations: 1, sentVotes: two?.counters.sentVotes });
    const listed = await organizationsOfCustomer(t.ctx, customerId);
    expect(listed.map(({ address }) => address)).toEqual([two?.address, one?.address]);
    await unlinkOrganization(t.ctx, { address: two?.address ?? "" });
    await unlinkOrganization(t.ctx, { address: two?.address ?? "" });
    expect(await mirrorRow(t.ctx, two?.address ?? "")).toMatchObject({ customerId: null, linkedAt: null });
    const trail = (await auditTrail(t.ctx)).filter((line) => /link/.test(line));
    expect(trail).toEqual([
      "organization.link succeeded",
      "organization.link succeeded",
      "organization.unlink succeeded",
    ]);
    await archiveCustomer(t.ctx, { id: customerId });
    const archived = linkOrganization(t.ctx, { address: two?.address ?? "", customerId });
    await expect(archived).rejects.toMatchObject({ code: "invalid-input" });
    const nobody = linkOrganization(t.ctx, { address: two?.address ?? "" });
    await expect(nobody).rejects.toMatchObject({
      fields: { customerId: message("organizations.invalid.chooseCustomer") },
    });
    await expect(linkOrganization(t.ctx, { address: "0x12", customerId })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("text of every kind", () => {
  it("is stored and read back the same, without NUL and what nobody sees", async () => {
    const odd = "<script>alert('x')</script> \u202eשלום مرحبا 👩‍👩‍👧 e\u0301 {{7*7}} '; DROP TABLE customers;-- \\ %_";
    const long = `${odd}${"🗳️é".repeat(5_000)}`.slice(0, 9_990).replace(/\p{Surrogate}/gu, "");
    const typed = { name: `n${long}`, externalId: `x${long}`, contactName: `c${long}`, notes: `o${long}\n\tend` };
    const seen = (value: string) => value.replaceAll("\u202e", "");
    const line = (value: string) => seen(value).normalize("NFC");
    const text = {
      ...{ name: line(typed.name), externalId: line(typed.externalId), contactName: line(typed.contactName) },
      notes: seen(typed.notes),
    };
    const spoilt = Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, `${value}\u0000\u0000`]));
    const fields = customerFieldsSchema.parse({ ...spoilt, contactEmail: "", tags: [`${odd.slice(0, 90)}\u0000`] });
    const { id } = await createCustomer(t.ctx, fields);
    expect(await getCustomer(t.ctx, id)).toMatchObject({ ...text, tags: [line(odd.slice(0, 90)).trim()] });
    expect(await updateCustomer(t.ctx, { ...fields, id, version: 1 })).toEqual({ version: 2 });
    expect(await getCustomer(t.ctx, id)).toMatchObject(text);
    expect(await names({ q: "drop table" })).toEqual([text.name]);
  });

  it("longer than 10,000 characters, or no name, is refused by the form", () => {
    const parse = (more: object) => customerFieldsSchema.safeParse({ ...blank, ...more }).success;
    expect(parse({ notes: "x".repeat(10_000) })).toBe(true);
    expect(parse({ notes: "x".repeat(10_001) })).toBe(false);
    for (const name of ["", "  \n "]) expect(parse({ name })).toBe(false);
    expect(parse({ contactEmail: "not an address" })).toBe(false);
  });
});
