import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { syncRuns } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { managed, mirrorRow, quietOrganization, sync } from "@/lib/test/organizations";
import { organizationPageSchema } from "@/lib/vocdoni/schemas";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset(240);
  await sync(t.ctx);
});

type Raw = Record<string, unknown>;

/** One sync of a backend whose records are transformed by `view`. */
async function run(view: (raw: Raw) => Raw = (raw) => raw) {
  const { managedOrganizations } = t.ctx.vocdoni;
  const list: typeof managedOrganizations.list = async (input, options) => {
    const { pagination, organizations } = await managedOrganizations.list(input, options);
    return organizationPageSchema.parse({ pagination, organizations: organizations.map(({ raw }) => view(raw)) });
  };
  const ctx = { ...t.ctx, vocdoni: { ...t.ctx.vocdoni, managedOrganizations: { ...managedOrganizations, list } } };
  const id = await sync(ctx);
  const [row] = await t.ctx.db.select().from(syncRuns).where(eq(syncRuns.id, id));
  return row?.written;
}

const nested = (raw: Raw, key: string, more: Raw) => ({ ...raw, [key]: { ...Object(raw[key]), ...more } });

describe("a new version of the API", () => {
  it("that has a language in every record changes no organization, and the mirror has it", async () => {
    t.sandbox.sandbox.settings.generation = "current";
    const really = quietOrganization(t);
    really.website = "https://changed.example";
    expect(await run()).toBe(1);
    expect((await mirrorRow(t.ctx, quietOrganization(t, 1).address))?.raw).toMatchObject({ defaultLang: "en" });
    expect(await run(), "the next sync").toBe(0);
  });

  it("with any unknown field, also a nested one, changes no organization", async () => {
    const grown = (raw: Raw) =>
      nested(nested({ ...raw, tier: { name: "gold" } }, "subscription", { seats: 3 }), "counters", { sentPush: 0 });
    expect(await run(grown)).toBe(0);
    expect((await mirrorRow(t.ctx, quietOrganization(t).address))?.raw).toMatchObject({ tier: { name: "gold" } });
  });

  it("without a field that all had changes no organization", async () => {
    expect(await run(({ parent: _parent, timezone: _timezone, ...raw }) => raw)).toBe(0);
    expect((await mirrorRow(t.ctx, quietOrganization(t).address))?.raw).not.toHaveProperty("timezone");
  });

  it("that gives only some a value, when others already have the field, changes those", async () => {
    const [first, second] = managed(t).map(({ address }) => address);
    const withNote =
      (...owners: (string | undefined)[]) =>
      (raw: Raw) =>
        owners.includes(String(raw.address)) ? { ...raw, note: "x" } : raw;
    await run(withNote(first));
    expect(await run(withNote(first, second)), "one more has it").toBe(1);
    expect(await run(withNote(second)), "one has it no more").toBe(1);
  });
});

describe("an organization that really changed", () => {
  it.each<[string, (raw: Raw) => Raw]>([
    ["another value", (raw) => ({ ...raw, country: "IT" })],
    ["a text in another language", (raw) => nested(raw, "name", { fr: "Nom" })],
    ["a key of its own in meta", (raw) => nested(raw, "meta", { clientRef: "CRM-1" })],
    ["a counter", (raw) => nested(raw, "counters", { sentVotes: 9_999 })],
    ["a value of another type", (raw) => ({ ...raw, size: { of: 3 } })],
  ])("with %s counts, also while a field appears everywhere", async (_, change) => {
    const { address } = quietOrganization(t);
    const drifted = (raw: Raw) => ({ ...raw, tier: 1 });
    expect(await run((raw) => drifted(raw.address === address ? change(raw) : raw))).toBe(1);
  });

  it("counts when it is new", async () => {
    await t.control("organizations", { type: "union" });
    expect(await run((raw) => ({ ...raw, tier: 1 }))).toBe(1);
  });
});
