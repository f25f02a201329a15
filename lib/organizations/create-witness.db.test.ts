import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { NO_QUOTA_KEY, PRIMARY_INTEGRATOR } from "@/sandbox/credentials";
import { witnessWords } from "./create-witness";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

/** A creation that never reached Vocdoni, as looking left it for a person to decide. */
async function undecided(meanwhile: () => Promise<unknown> = async () => undefined, ctx: Ctx = t.ctx) {
  t.fault({ ...org.CREATE, cut: "before" });
  const id = await org.create(ctx);
  await meanwhile();
  return org.recoverUntilDone(t, id);
}

describe("the second witness of an undecided creation", () => {
  it("agrees that nothing was made, and both whole readings and the newest pages are named", async () => {
    const row = await undecided();
    expect(row).toMatchObject({ state: "undecided", witness: { managedOrgs: 12 } });
    expect(row.error?.message).toContain("as many organizations as before it was sent: most likely it was never made");
    expect(row.error?.message).toMatch(/Close this and create it anew, or look once more\.$/);
    expect(row.error?.message).toContain("Changes by others at Vocdoni move its counter too.");
    expect(row.error?.message).toContain("newest pages");
    expect(row.error?.message).toContain("2 times");
    expect(row.error?.message).toContain("counted 12 organizations before, counts 12 now, and lists 12");
  });

  it("counts in what the console made and deleted in between", async () => {
    const row = await undecided(async () => {
      expect(await org.operationRow(t.ctx, await org.create(t.ctx))).toMatchObject({ state: "succeeded" });
    });
    expect(row.error?.message).toContain("as many organizations as before");
    expect(row.error?.message).toContain("in between 1 was made and 0 deleted from here");
  });

  it("warns when Vocdoni counts one more, and decides nothing by itself", async () => {
    const row = await undecided(() => t.control("organizations", { type: "union" }));
    expect(row.state).toBe("undecided");
    expect(row.error?.message).toContain("counts one more than the list and the known changes explain.");
    expect(row.error?.message).toMatch(/Look once more before you close this and create it anew\.$/);
    expect(t.requests("POST", "/integrator/organizations")).toBe(1);
  });

  it("that cannot be heard is said as such", async () => {
    const before = await undecided(undefined, t.connect({ apiKey: NO_QUOTA_KEY }));
    expect(before.witness).toMatchObject({ managedOrgs: null });
    expect(before.error?.message).toContain("could not be read before the request was sent");
    const after = await undecided(async () => t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 }));
    expect(after.error?.message).toContain("cannot be read at the moment");
  });
});

describe("a counter above the list", () => {
  const counted = (change: number) => {
    const entry = t.sandbox.state.integrators.get(PRIMARY_INTEGRATOR);
    if (entry) entry.managedOrgs += change;
  };

  it("means that a creation still runs: nobody decides before the counter and the list agree", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    counted(1);
    const early = await org.recoverUntilDone(t, id, 4);
    expect(early).toMatchObject({ state: "unknown" });
    expect(early.steps.at(-1)?.step).toContain("counts more organizations than it lists");
    counted(-1);
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "undecided" });
  });

  it("and the organization that turns up is adopted", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    counted(1);
    expect(await org.recoverUntilDone(t, id, 4)).toMatchObject({ state: "unknown" });
    await t.control("organizations", { type: "others", meta: { consoleRef: id, name: { default: "Late" } } });
    counted(-1);
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
  });

  it("that stays above it is a lost slot: after ten minutes a person decides", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    counted(1);
    const row = await org.recoverUntilDone(t, id, 20);
    expect(row).toMatchObject({ state: "undecided" });
    expect(row.error?.message).toContain("counts one more than");
  });
});

describe("its words", () => {
  const counts = { before: 5, now: 5, listed: 5, made: 0, deleted: 0, unsure: 0 };

  it.each([
    ["never made", counts],
    ["never made", { ...counts, now: 4, deleted: 1 }],
    ["one more than", { ...counts, now: 6 }],
    ["2 more than", { ...counts, now: 6, deleted: 1 }],
    ["says nothing here", { ...counts, now: 3 }],
    ["2 other changes are without a known outcome", { ...counts, unsure: 2 }],
  ])("say “%s” of %o", (words, given) => {
    expect(witnessWords(given)).toContain(words);
  });
});
