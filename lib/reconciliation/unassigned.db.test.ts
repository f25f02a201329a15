import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create";
import { archiveCustomer } from "@/lib/customers/update";
import { auditLog, customers, organizations } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { linkOrganization } from "@/lib/organizations/link";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, mirrorRow, sync } from "@/lib/test/organizations";
import { countDifferences } from "./counts";
import { linkSuggested, listClearSuggestions } from "./link-suggested";
import { listUnassigned } from "./list";
import { MAX_LISTED } from "./model";
import { linkSuggestedSchema } from "./schemas";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset(0));

const page = { page: 1, size: 50 };
const blank = { contactName: "", contactEmail: "", notes: "", tags: [] };
const customer = async (name: string, externalId = "") =>
  (await createCustomer(t.ctx, { ...blank, name, externalId })).id;
let count = 0;
/** An organization at Vocdoni; its address. */
async function add(name: string | object, meta: object = {}): Promise<string> {
  const address = `0x${String(++count).padStart(40, "a")}`;
  await t.control("organizations", { address, type: "union", meta: { ...meta, ...(name === "" ? {} : { name }) } });
  return address;
}
const suggestion = async (address: string) =>
  (await listUnassigned(t.ctx, page)).find((row) => row.address === address)?.suggestion;
const clear = async () => (await listClearSuggestions(t.ctx)).suggestions.map(({ address }) => address);

describe("a suggestion in the database", () => {
  it("is by name in any language, ignoring case and accents; never an archived customer", async () => {
    const union = await customer("Unió  de VEÏNS");
    const oak = await customer("Oak Street");
    const plain = await add({ default: "unio de veins" });
    const translated = await add({ default: "Roble", en: "Oak Street" });
    const partly = await add({ default: "Oak" });
    const nameless = await add("");
    await sync(t.ctx);
    expect(await suggestion(plain)).toMatchObject({ state: "one", by: "name", customer: { id: union } });
    expect(await suggestion(translated)).toMatchObject({ state: "one", customer: { id: oak } });
    expect([await suggestion(partly), await suggestion(nameless)]).toEqual([{ state: "none" }, { state: "none" }]);
    expect((await clear()).sort()).toEqual([plain, translated].sort());
    await archiveCustomer(t.ctx, { id: oak });
    expect(await suggestion(translated)).toEqual({ state: "none" });
    expect(await clear()).toEqual([plain]);
  });

  it("is by the external id exactly as written, under well-known keys only", async () => {
    const id = await customer("Maple", "CRM-7");
    const found = [
      await add("One", { externalId: "CRM-7" }),
      await add("Two", { external_id: "CRM-7" }),
      await add("Three", { clientRef: "CRM-7" }),
    ];
    const others = [await add("Four", { externalId: "crm-7" }), await add("Five", { crm: "CRM-7" })];
    others.push(await add("Six", { externalId: ["CRM-7"] }), await add("Seven", { externalId: "" }));
    await sync(t.ctx);
    for (const address of found) {
      expect(await suggestion(address)).toMatchObject({ state: "one", by: "external-id", customer: { id } });
    }
    for (const address of others) expect(await suggestion(address)).toEqual({ state: "none" });
    expect((await clear()).sort()).toEqual(found.sort());
  });

  it("is left to a person where several match", async () => {
    const [a, b] = [await customer("Twin"), await customer("TWIN")];
    await customer("Maple", "CRM-1");
    await customer("Birch", "CRM-2");
    await customer("Common");
    const twin = await add("twin");
    const torn = await add("Birch", { externalId: "CRM-1" });
    const both = await add("Neither", { externalId: "CRM-1", clientRef: "CRM-2" });
    const rivals = [await add("Common"), await add({ default: "Gemein", en: "common" })];
    await sync(t.ctx);
    const twins = await suggestion(twin);
    expect(twins).toMatchObject({ state: "ambiguous" });
    const ids = twins?.state === "ambiguous" ? twins.candidates.map(({ id }) => id) : [];
    expect(ids.sort()).toEqual([a, b].sort());
    for (const address of [torn, both, ...rivals]) {
      expect(await suggestion(address), address).toMatchObject({ state: "ambiguous" });
    }
    expect(await clear()).toEqual([]);
    // Once the rival has a customer, the name is clear again.
    await linkOrganization(t.ctx, { address: rivals[0] ?? "", newCustomerName: "Somebody else" });
    expect(await clear()).toEqual([rivals[1]]);
  });
});

describe("linking suggestions", () => {
  it("links and audits each on its own, and says what was skipped and why", async () => {
    const ids = [await customer("Maple"), await customer("Oak"), await customer("Elm"), await customer("Fir")];
    const [maple = "", oak = "", elm = "", fir = ""] = [
      await add("Maple"),
      await add("Oak"),
      await add("Elm"),
      await add("Fir"),
    ];
    await sync(t.ctx);
    const { suggestions: shown, all } = await listClearSuggestions(t.ctx);
    expect(all).toBe(true);
    expect(shown).toHaveLength(4);
    const pairs = shown.map(({ address, customer: { id } }) => `${address} ${id}`);
    // Between page load and click: one is linked, one gets a namesake, one customer is archived.
    await linkOrganization(t.ctx, { address: oak, newCustomerName: "Quicker" });
    await customer("ELM");
    await archiveCustomer(t.ctx, { id: ids[3] ?? "" });
    const report = await linkSuggested(t.ctx, linkSuggestedSchema.parse({ pairs }));
    expect(report.linked).toEqual([{ address: maple, name: "Maple", customer: { id: ids[0], name: "Maple" } }]);
    expect(Object.fromEntries(report.skipped.map(({ address, why }) => [address, why]))).toEqual({
      [oak]: message("reconciliation.linking.alreadyLinked"),
      [elm]: message("reconciliation.linking.ambiguous", {
        why: message("reconciliation.ambiguity.severalNames"),
      }),
      [fir]: message("reconciliation.linking.noSuggestion"),
    });
    expect(await mirrorRow(t.ctx, maple)).toMatchObject({ customerId: ids[0], agreedName: "Maple" });
    for (const address of [elm, fir]) expect(await mirrorRow(t.ctx, address)).toMatchObject({ customerId: null });
    const [entry] = await t.ctx.db.select().from(auditLog).where(eq(auditLog.target, maple));
    expect(entry).toMatchObject({ action: "organization.link", after: { customerId: ids[0], suggestedBy: "name" } });
  });

  it("refuses another customer than the suggested one, and makes one link of two at the same moment", async () => {
    const id = await customer("Maple");
    const other = await customer("Other");
    const address = await add("Maple");
    await sync(t.ctx);
    const report = await linkSuggested(t.ctx, { pairs: [`${address} ${other}`] });
    const why = message("reconciliation.linking.otherSuggestion", { customer: "Maple" });
    expect(report.skipped).toMatchObject([{ why }]);
    const both = await Promise.all([1, 2].map(() => linkSuggested(t.ctx, { pairs: [`${address} ${id}`] })));
    expect(both.flatMap(({ linked }) => linked)).toHaveLength(1);
    expect((await auditTrail(t.ctx)).filter((line) => line === "organization.link succeeded")).toHaveLength(1);
    expect(linkSuggestedSchema.safeParse({ pairs: Array(101).fill(`${address} ${id}`) }).success).toBe(false);
  });
});

describe("an error midway", () => {
  it("ends with a report of what was linked until then; an error at the start is thrown", async () => {
    for (const name of ["Maple", "Oak"]) await customer(name);
    for (const name of ["Maple", "Oak"]) await add(name);
    await sync(t.ctx);
    const { suggestions } = await listClearSuggestions(t.ctx);
    const pairs = suggestions.map(({ address, customer: { id } }) => `${address} ${id}`);
    let left = 1;
    const transaction: typeof t.ctx.db.transaction = (...given) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error("the database is gone")) : t.ctx.db.transaction(...given);
    };
    const db = Object.assign(Object.create(t.ctx.db), { transaction });
    const report = await linkSuggested({ ...t.ctx, db }, { pairs });
    expect(report).toMatchObject({ linked: [{ name: "Maple" }], skipped: [] });
    expect(report.interrupted).toEqual(message("reconciliation.linking.stoppedEarly", { number: 2, total: 2 }));
    await expect(linkSuggested({ ...t.ctx, db }, { pairs })).rejects.toThrow("the database is gone");
  });
});

describe("many", () => {
  const bulk = (count: number, nameOf: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => {
      const name = nameOf(i);
      const key = name.toLowerCase();
      const keys = { sortKey: key, ownText: name, contentHash: "x", matchKeys: [`n:${key}`, `x:${"0".repeat(32)}`] };
      const address = `0x${i.toString(16).padStart(40, "0")}`;
      return { address, name, names: { default: name }, raw: {}, readAt: new Date(), ...keys };
    });

  it("ambiguous ones don't hide the clear ones after them, and a partial list says so", async () => {
    for (const name of ["Common", "COMMON"]) await customer(name);
    await t.ctx.db.insert(organizations).values(bulk(900, (i) => (i < 850 ? "Common" : `Later ${i}`)));
    for (const i of [850, 870, 899]) await customer(`Later ${i}`);
    const found = await listClearSuggestions(t.ctx);
    expect(found.all).toBe(true);
    expect(found.suggestions.map(({ name }) => name)).toEqual(["Later 850", "Later 870", "Later 899"]);
    await t.ctx.db.delete(organizations);
    const names = Array.from({ length: 102 }, (_, i) => `Clear ${String(i).padStart(3, "0")}`);
    await t.ctx.db.insert(organizations).values(bulk(102, (i) => names[i] ?? ""));
    for (const name of names) await customer(name);
    const first = await listClearSuggestions(t.ctx);
    expect([first.all, first.suggestions.map(({ name }) => name)]).toEqual([false, names.slice(0, 100)]);
  });

  it("are counted up to a limit and listed in pages by name", async () => {
    const rows = Array.from({ length: MAX_LISTED + 50 }, (_, i) => {
      const name = `Name ${String(i).padStart(5, "0")}`;
      const keys = {
        sortKey: name.toLowerCase(),
        ownText: name,
        contentHash: "x",
        matchKeys: [`n:${name.toLowerCase()}`],
      };
      return {
        address: `0x${i.toString(16).padStart(40, "0")}`,
        name,
        names: { default: name },
        raw: {},
        readAt: new Date(),
        ...keys,
      };
    });
    await t.ctx.db.insert(organizations).values(rows);
    await customer("name 00051");
    expect(await countDifferences(t.ctx)).toMatchObject({ unlinked: MAX_LISTED + 1, gone: 0, renamed: 0 });
    const second = await listUnassigned(t.ctx, { page: 2, size: 50 });
    expect(second.map(({ name }) => name)).toEqual(rows.slice(50, 100).map(({ name }) => name));
    expect(second.filter(({ suggestion: { state } }) => state === "one")).toHaveLength(1);
    expect(await t.ctx.db.select().from(customers)).toHaveLength(1);
  });
});
