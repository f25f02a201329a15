import { desc, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ctx } from "@/lib/context";
import { organizations, syncPages, syncRuns } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { LIST, managed, sync } from "@/lib/test/organizations";
import { assertOwnIntegrator } from "@/lib/vocdoni-health/identity";
import { ALL_SCOPES } from "@/sandbox/credentials";
import { isSyncDue } from "./due";
import { runSync } from "./run";
import { closeStaleSyncs } from "./stale";
import { startSync } from "./start";
import { getSyncStatus } from "./status";

const PAGES = 5;
let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(PAGES * 100);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  // Verifying the key takes one extra request, once.
  await assertOwnIntegrator(t.ctx);
  t.sandbox.sandbox.log.clear();
});

const latest = async () => (await t.ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1))[0];
const lists = () => t.requests("GET", "/integrator/organizations");
const pages = async () => (await t.ctx.db.select().from(syncPages)).length;

/** Vocdoni answers the first pages, then hangs until the request is aborted. */
function stuckAfter(ctx: Ctx, answers: number): Ctx {
  const { list } = ctx.vocdoni.managedOrganizations;
  let left = answers;
  const stuck: typeof list = async (input, options) => {
    left -= 1;
    if (left >= 0) return list(input, options);
    return new Promise((_, reject) => {
      options?.signal?.addEventListener("abort", () => reject(options.signal?.reason));
    });
  };
  return {
    ...ctx,
    vocdoni: { ...ctx.vocdoni, managedOrganizations: { ...ctx.vocdoni.managedOrganizations, list: stuck } },
  };
}

/** A run that had read and saved some pages when its process ended. */
async function cutShort(read = 3, ctx = t.ctx) {
  const { id } = await startSync(ctx, "manual");
  const run = runSync(stuckAfter(ctx, read), id);
  await vi.waitFor(async () => expect(await pages()).toBe(read), { timeout: 20_000 });
  await closeStaleSyncs(t.ctx, "all");
  await run;
  const row = await latest();
  expect(row).toMatchObject({ id, state: "failed", error: { code: "interrupted" }, pagesDone: read });
  t.sandbox.sandbox.log.clear();
  return row?.startedAt.toISOString();
}
const whole = async () => {
  const held = (await t.ctx.db.select().from(organizations)).filter(({ goneAt }) => goneAt === null);
  const addresses = (list: { address: string }[]) => list.map(({ address }) => address).sort();
  expect(addresses(held)).toEqual(addresses(managed(t)));
};

describe("an interrupted sync", () => {
  it("is continued: only what is missing is read, and it is as old as its first page", async () => {
    const begun = await cutShort();
    await sync(t.ctx);
    // One more, to check that the list is unchanged.
    expect(lists()).toBe(PAGES - 3 + 1);
    expect(await latest()).toMatchObject({
      ...{ state: "succeeded", complete: true, pass: 1, resumedPages: 3, written: 200 },
      ...{ pagesDone: PAGES, pagesTotal: PAGES, seen: PAGES * 100, total: PAGES * 100, gone: 0 },
    });
    await whole();
    expect((await getSyncStatus(t.ctx)).syncedAt).toBe(begun);
    expect(await pages()).toBe(0);
  });

  it("more than once is continued each time", async () => {
    const begun = await cutShort(2);
    // One of these checks the last page.
    const { id } = await startSync(t.ctx, "manual");
    const run = runSync(stuckAfter(t.ctx, 3), id);
    await vi.waitFor(async () => expect(await pages()).toBe(4), { timeout: 20_000 });
    await closeStaleSyncs(t.ctx, "all");
    await run;
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ complete: true, resumedPages: 4, seen: PAGES * 100 });
    expect((await getSyncStatus(t.ctx)).syncedAt).toBe(begun);
    await whole();
  });

  it("by a failure of Vocdoni is continued as well", async () => {
    t.fault({ ...LIST, skip: 3, times: 0, status: 502 });
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ state: "failed", pagesDone: 3 });
    t.sandbox.sandbox.faults.clear();
    t.sandbox.sandbox.log.clear();
    await sync(t.ctx);
    expect(lists()).toBe(PAGES - 3 + 1);
    expect(await latest()).toMatchObject({ complete: true, resumedPages: 3 });
    await whole();
  });

  it("isn't read again when only marking was missing", async () => {
    await sync(t.ctx);
    await t.control(`organizations/${managed(t)[3]?.address}`, {}, "DELETE");
    t.fault({ method: "GET", path: "^/organizations/", times: 0, status: 502 });
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ state: "failed", phase: "confirming", gone: 0 });
    t.sandbox.sandbox.faults.clear();
    t.sandbox.sandbox.log.clear();
    await sync(t.ctx);
    expect(lists()).toBe(1);
    expect(await latest()).toMatchObject({ complete: true, gone: 1 });
    await whole();
  });

  it("is due at once, not at the next scheduled time", async () => {
    await sync(t.ctx);
    expect(await isSyncDue(t.ctx, 60_000)).toBe(false);
    await cutShort();
    expect(await isSyncDue(t.ctx, 60_000)).toBe(true);
  });
});

describe("it starts over", () => {
  const startOver = async (expected = PAGES) => {
    await sync(t.ctx);
    expect(lists()).toBeGreaterThanOrEqual(expected);
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true, resumedPages: 0, readingSince: null });
    await whole();
    expect(await pages()).toBe(0);
  };

  it("when an organization of a page already read was deleted", async () => {
    await cutShort();
    await t.control(`organizations/${managed(t)[7]?.address}`, {}, "DELETE");
    await startOver();
    expect(await t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt))).toHaveLength(1);
  });

  it("when one was deleted and another made, so that the total is the same", async () => {
    await cutShort();
    await t.control(`organizations/${managed(t)[7]?.address}`, {}, "DELETE");
    await t.control("organizations", { type: "company", name: "Made meanwhile" });
    expect(managed(t)).toHaveLength(PAGES * 100);
    await startOver();
    expect(await latest()).toMatchObject({ gone: 1 });
  });

  it("when one was made", async () => {
    await cutShort();
    await t.control("organizations", { type: "company", name: "Made meanwhile" });
    await startOver();
  });

  it("when the list has become so short that the page is gone", async () => {
    await cutShort();
    for (const organization of managed(t).slice(190)) t.sandbox.state.remove(organization);
    await startOver(2);
    expect(await latest()).toMatchObject({ total: 190, gone: 110 });
  });

  it("when it stopped more than a quarter of an hour ago", async () => {
    await cutShort();
    t.clock.advance(16 * 60_000);
    await startOver();
  });

  it("when the key is another", async () => {
    await cutShort();
    const { secret } = await otherKey();
    t.sandbox.sandbox.log.clear();
    await sync({ ...t.connect({ apiKey: secret }) });
    expect(lists()).toBeGreaterThanOrEqual(PAGES);
    expect(await latest()).toMatchObject({ complete: true, resumedPages: 0 });
  });
});

/** A second key of the same integrator. */
async function otherKey() {
  const [key] = t.sandbox.state.parts.keys;
  if (!key) throw new Error("the sandbox has no key");
  const secret = `vsk_${"7".repeat(64)}`;
  t.sandbox.state.parts.keys.push({ ...key, id: "other", secret, scopes: [...ALL_SCOPES] });
  return { secret };
}
