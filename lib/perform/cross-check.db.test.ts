import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { type Message, message, storable } from "@/lib/messages/message";
import { translateStored } from "@/lib/messages/text";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { NO_QUOTA_KEY, PRIMARY_INTEGRATOR } from "@/sandbox/credentials";
import { counterEvidence } from "./cross-check";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

/** The message of an undecided creation: the list was read twice, what the counter shows, and what to do first. */
const evidence = (counter: Message, advice: Message) =>
  storable(message("operations.evidence.notListed", { count: 2, counter, advice }));
const closeOrCheck = message("operations.evidence.closeOrCheck");
const checkFirst = message("operations.evidence.checkFirst");
const unchanged = { before: 12, now: 12, listed: 12, made: 0, deleted: 0, unsure: 0 };

/** A creation that never reached Vocdoni, left by the check for a person to decide. */
async function undecided(meanwhile: () => Promise<unknown> = async () => undefined, ctx: Ctx = t.ctx) {
  t.fault({ ...org.CREATE, cut: "before" });
  const id = await org.create(ctx);
  await meanwhile();
  return org.recoverUntilDone(t, id);
}

describe("the cross-check of an undecided creation", () => {
  it("agrees that nothing was created, and names both full passes and the newest pages", async () => {
    const row = await undecided();
    expect(row).toMatchObject({ state: "undecided", witness: { managedOrgs: 12 } });
    expect(row.error?.message).toBe(evidence(counterEvidence(unchanged), closeOrCheck));
    const said = translateStored(row.error?.message ?? "");
    expect(said).toContain("newest pages");
    expect(said).toContain("2 times");
    expect(said).toContain("Counted before: 12, counted now: 12, listed: 12.");
    expect(said).toContain("Changes made elsewhere also affect Vocdoni's counter.");
  });

  it("includes what the console created and deleted in between", async () => {
    const row = await undecided(async () => {
      expect(await org.operationRow(t.ctx, await org.create(t.ctx))).toMatchObject({ state: "succeeded" });
    });
    const counted = { ...unchanged, now: 13, listed: 13, made: 1 };
    expect(row.error?.message).toBe(evidence(counterEvidence(counted), closeOrCheck));
    expect(translateStored(row.error?.message ?? "")).toContain("1 created and 0 deleted in this console");
  });

  it("warns when Vocdoni counts one more, and decides nothing by itself", async () => {
    const row = await undecided(() => t.control("organizations", { type: "union" }));
    expect(row.state).toBe("undecided");
    expect(row.error?.message).toBe(evidence(counterEvidence({ ...unchanged, now: 13, listed: 13 }), checkFirst));
    expect(t.requests("POST", "/integrator/organizations")).toBe(1);
  });

  it("says so when the counter can't be read", async () => {
    const before = await undecided(undefined, t.connect({ apiKey: NO_QUOTA_KEY }));
    expect(before.witness).toMatchObject({ managedOrgs: null });
    expect(before.error?.message).toBe(evidence(message("operations.evidence.notReadBefore"), closeOrCheck));
    const after = await undecided(async () => t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 }));
    expect(after.error?.message).toBe(evidence(message("operations.evidence.notReadNow"), closeOrCheck));
  });
});

describe("a counter above the list", () => {
  const counted = (change: number) => {
    const entry = t.sandbox.state.integrators.get(PRIMARY_INTEGRATOR);
    if (entry) entry.managedOrgs += change;
  };

  it("means that a creation is running: no decision until the counter and the list agree", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    counted(1);
    const early = await org.recoverUntilDone(t, id, 4);
    expect(early).toMatchObject({ state: "unknown" });
    expect(early.steps.at(-1)?.step).toBe(storable(message("operations.step.stillCreating")));
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

  it("that stays is a lost slot: after ten minutes a person decides", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    counted(1);
    const row = await org.recoverUntilDone(t, id, 20);
    expect(row).toMatchObject({ state: "undecided" });
    expect(row.error?.message).toBe(evidence(counterEvidence({ ...unchanged, now: 13 }), checkFirst));
  });
});

describe("what the counters show", () => {
  const counts = { before: 5, now: 5, listed: 5, made: 0, deleted: 0, unsure: 0 };
  const same = message("operations.evidence.same");
  const more = (count: number) => message("operations.evidence.more", { count });

  it.each([
    ["same", same, counts],
    ["same", same, { ...counts, now: 4, deleted: 1 }],
    ["one more", more(1), { ...counts, now: 6 }],
    ["two more", more(2), { ...counts, now: 6, deleted: 1 }],
    ["fewer", message("operations.evidence.fewer"), { ...counts, now: 3 }],
  ] as const)("is %s: %o of %o", (_, finding, given) => {
    expect(counterEvidence(given)).toMatchObject({ key: "operations.evidence.counted", values: { finding } });
  });

  it("is doubtful while the outcome of other changes is unknown", () => {
    const doubtful = message("operations.evidence.doubtful", { counted: counterEvidence(counts), count: 2 });
    expect(counterEvidence({ ...counts, unsure: 2 })).toEqual(doubtful);
  });
});
