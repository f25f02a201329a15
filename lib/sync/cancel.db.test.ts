import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Ctx } from "@/lib/context";
import { auditLog, organizations, syncPages, syncRuns } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, managed, sync } from "@/lib/test/organizations";
import { assertOwnIntegrator } from "@/lib/vocdoni-health/identity";
import { cancelSync } from "./cancel";
import { runSync } from "./run";
import { startSync } from "./start";
import { getSyncStatus } from "./status";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(600);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  // Verifying the key takes one extra request, once.
  await assertOwnIntegrator(t.ctx);
  t.sandbox.sandbox.log.clear();
});

const rowOf = async (id: string) => (await t.ctx.db.select().from(syncRuns).where(eq(syncRuns.id, id)))[0];
const goneRows = () => t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt));

/** The same console, with a hook before Vocdoni is asked for one organization. */
function beforeGet(ctx: Ctx, happens: () => Promise<unknown>): Ctx {
  const { get } = ctx.vocdoni.organizations;
  const hooked: typeof get = async (address, options) => {
    await happens();
    return get(address, options);
  };
  return { ...ctx, vocdoni: { ...ctx.vocdoni, organizations: { ...ctx.vocdoni.organizations, get: hooked } } };
}

it("a stopped run gives up its requests, keeps what it read, and says who stopped it", async () => {
  t.fault({ method: "GET", path: "^/integrator/organizations", skip: 3, times: 0, delayMs: 60_000 });
  const { id } = await startSync(t.ctx, "schedule");
  const run = runSync(t.ctx, id);
  await vi.waitFor(async () => expect(await t.ctx.db.select().from(syncPages)).toHaveLength(3), { timeout: 20_000 });
  const olga = await t.person("operator", "Olga");
  await cancelSync(olga, { id });
  await run;
  expect(await rowOf(id)).toMatchObject({ state: "cancelled", cancelledBy: "Olga", pagesDone: 3, complete: false });
  expect(await t.ctx.db.select().from(organizations)).toHaveLength(300);
  expect(await goneRows()).toEqual([]);
  expect((await getSyncStatus(t.ctx)).latest).toMatchObject({
    state: "cancelled",
    cancelledBy: "Olga",
    secondsLeft: null,
  });
  const [entry] = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "sync.cancel"));
  expect(entry).toMatchObject({ actorName: "Olga", target: id, after: { pagesDone: 3, pagesTotal: 6 } });
  t.sandbox.sandbox.faults.clear();
  await sync(t.ctx);
  expect((await getSyncStatus(t.ctx)).latest).toMatchObject({ complete: true, resumedPages: 3, seen: 600 });
});

it("a run stopped before it began asks Vocdoni for nothing", async () => {
  const { id } = await startSync(t.ctx, "manual");
  await cancelSync(t.ctx, { id });
  await runSync(t.ctx, id);
  expect(t.requests("GET", "/integrator")).toBe(0);
  expect(await rowOf(id)).toMatchObject({ state: "cancelled", pagesDone: 0 });
});

it("a run stopped while it confirms marks nothing more, even with a response in flight", async () => {
  await sync(t.ctx);
  for (const { address } of managed(t).slice(0, 9)) await t.control(`organizations/${address}`, {}, "DELETE");
  const { id } = await startSync(t.ctx, "manual");
  let stopped: Promise<unknown> | undefined;
  const ctx = beforeGet(t.ctx, () => (stopped ??= cancelSync(t.ctx, { id })));
  await runSync(ctx, id);
  expect(await rowOf(id)).toMatchObject({ state: "cancelled", phase: "confirming", toConfirm: 9 });
  expect(await goneRows()).toEqual([]);
});

it("a run stopped halfway through confirming says how many it had marked, to the last one", async () => {
  await sync(t.ctx);
  for (const { address } of managed(t).slice(0, 12)) await t.control(`organizations/${address}`, {}, "DELETE");
  const { id } = await startSync(t.ctx, "manual");
  let asked = 0;
  const ctx = beforeGet(t.ctx, async () => {
    asked += 1;
    if (asked > 6) await cancelSync(t.ctx, { id }).catch(() => undefined);
  });
  await runSync(ctx, id);
  const marked = (await goneRows()).length;
  expect(marked).toBeGreaterThan(0);
  expect(marked).toBeLessThan(12);
  expect((await getSyncStatus(t.ctx)).latest).toMatchObject({ state: "cancelled", gone: marked, toConfirm: 12 });
  const [entry] = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "sync.cancel"));
  expect(entry).toMatchObject({ after: { gone: marked } });
});

it("a finished run can't be stopped", async () => {
  const id = await sync(t.ctx);
  await expect(cancelSync(t.ctx, { id })).rejects.toMatchObject({ code: "conflict" });
  expect(await rowOf(id)).toMatchObject({ state: "succeeded", cancelledBy: null });
  expect(await auditTrail(t.ctx)).toEqual(["sync.start requested"]);
});
