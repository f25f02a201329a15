import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import { startSync } from "@/lib/sync/start";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { LIST } from "@/lib/test/organizations";
import { PRIMARY_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "@/sandbox/credentials";
import { syncComparing } from "./compare-counter";
import { persistentDifference } from "./counter-difference";
import { countDifferences } from "./counts";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const MINUTE_MS = 60_000;
const integrator = () => {
  const found = t.sandbox.state.integrators.get(PRIMARY_INTEGRATOR);
  if (!found) throw new Error("no integrator");
  return found;
};
/** A creation that failed after reserving its slot, or an edit that deleted: the counter isn't decremented. */
const loseSlots = (n: number) => {
  integrator().managedOrgs += n;
};
const addElsewhere = () => t.control("organizations", { type: "union" });
const removeElsewhere = async () => {
  const [address] = t.sandbox.state.managedBy(PRIMARY_INTEGRATOR);
  await t.control(`organizations/${address}`, {}, "DELETE");
};
async function syncs(times: number, minutesBetween = 5, ctx: Ctx = t.ctx): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    t.clock.advance(minutesBetween * MINUTE_MS);
    const run = await startSync(ctx, "schedule");
    await syncComparing(ctx, run.id);
  }
}
const lasting = () => persistentDifference(t.ctx);

describe("a counter that is not the list's", () => {
  it("is no difference while both agree, whatever is made and deleted elsewhere", async () => {
    await syncs(2);
    await addElsewhere();
    await syncs(2);
    await removeElsewhere();
    await syncs(3);
    expect(await lasting()).toBeNull();
    expect(await countDifferences(t.ctx)).toMatchObject({ counter: 0 });
  });

  it("persists once complete syncs over more than ten minutes have seen it, with both numbers and since when", async () => {
    loseSlots(2);
    await syncs(1);
    const since = t.ctx.now();
    expect(await lasting()).toBeNull();
    await syncs(1, 9);
    expect(await lasting(), "nine minutes").toBeNull();
    await syncs(1, 2);
    const found = await lasting();
    expect(found).toMatchObject({ counted: 14, listed: 12 });
    expect(Math.abs(Date.parse(found?.since ?? "") - since.getTime())).toBeLessThan(MINUTE_MS);
    expect(await countDifferences(t.ctx)).toMatchObject({ counter: 1 });
  });

  it("disappears once Vocdoni has corrected it", async () => {
    loseSlots(1);
    await syncs(4);
    expect(await lasting()).not.toBeNull();
    integrator().managedOrgs -= 1;
    await syncs(1);
    expect(await lasting()).toBeNull();
  });

  it("starts over when it reverses", async () => {
    loseSlots(1);
    await syncs(4);
    loseSlots(-3);
    await syncs(1);
    expect(await lasting()).toBeNull();
    await syncs(3);
    expect(await lasting()).toMatchObject({ counted: 10, listed: 12 });
  });

  it("is not seen while a creation of ours is in progress, and a pending one elsewhere does not last", async () => {
    await syncs(1);
    t.sandbox.state.reserved.set(PRIMARY_INTEGRATOR, 1);
    await syncs(1);
    t.sandbox.state.reserved.set(PRIMARY_INTEGRATOR, 0);
    await addElsewhere();
    await syncs(3);
    expect(await lasting()).toBeNull();
    loseSlots(1);
    await t.ctx.db.insert(operations).values({ ...underWay(t.ctx), state: "sent" });
    await syncs(4);
    expect(await lasting(), "a creation still runs").toBeNull();
    await t.ctx.db.update(operations).set({ state: "failed" });
    await syncs(4);
    expect(await lasting()).not.toBeNull();
  });

  it("isn't caused by what others create between syncs", async () => {
    for (let n = 0; n < 5; n += 1) {
      await addElsewhere();
      await syncs(1);
    }
    expect(await lasting()).toBeNull();
  });

  it("is not seen in another system's import either, of which a creation is always pending", async () => {
    t.sandbox.state.reserved.set(PRIMARY_INTEGRATOR, 1);
    for (let n = 0; n < 5; n += 1) {
      await addElsewhere();
      await syncs(1);
    }
    expect(await lasting()).toBeNull();
  });

  it("that persists stays while organizations are created", async () => {
    loseSlots(1);
    await syncs(4);
    await addElsewhere();
    await syncs(1);
    expect(await lasting()).toMatchObject({ counted: 14, listed: 13 });
  });

  it("is unchanged by a failed sync and by an unreadable quota", async () => {
    loseSlots(1);
    await syncs(4);
    t.fault({ ...LIST, times: 0, status: 502 });
    await syncs(2);
    t.sandbox.sandbox.faults.clear();
    t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 });
    await syncs(2);
    expect(await lasting()).toMatchObject({ counted: 13, listed: 12 });
  });

  it("is never that of another integrator's key", async () => {
    await syncs(1);
    await syncs(4, 5, t.connect({ apiKey: SECOND_INTEGRATOR_KEY }));
    expect(await lasting()).toBeNull();
  });
});

function underWay(ctx: Ctx) {
  return {
    kind: "organization.create",
    label: "Pending",
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    formToken: crypto.randomUUID(),
    requestId: crypto.randomUUID(),
    input: {},
    inputHash: "none",
    sentAt: ctx.now(),
    leaseUntil: new Date(Date.now() + 86_400_000),
  } as const;
}
