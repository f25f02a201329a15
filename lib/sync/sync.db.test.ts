import { eq, isNotNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { organizations, syncRuns } from "@/lib/db/schema";
import { messageOf } from "@/lib/messages/message";
import { translateStored } from "@/lib/messages/text";
import { linkOrganization } from "@/lib/organizations/link";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, LIST, managed, mirrorRow, quietOrganization, sync } from "@/lib/test/organizations";
import type { FaultInput } from "@/sandbox/http/faults";
import { syncInLanguage } from "./in-language";
import { runSync } from "./run";
import { closeStaleSyncs, SYNC_STALE_MS } from "./stale";
import { startSync } from "./start";
import { getSyncStatus } from "./status";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

async function run() {
  const id = await sync(t.ctx);
  const [row] = await t.ctx.db.select().from(syncRuns).where(eq(syncRuns.id, id));
  if (!row) throw new Error("no run");
  return row;
}
const held = async () => t.ctx.db.select().from(organizations).orderBy(organizations.address);
const gone = () => t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt));

describe("a sync", () => {
  it("of 240 mirrors them all, and the second one writes nothing", async () => {
    await t.reset(240);
    expect(await run()).toMatchObject({ state: "succeeded", complete: true, written: 240, total: 240, pagesDone: 3 });
    const before = await held();
    expect(before.map(({ address }) => address)).toEqual(
      managed(t)
        .map(({ address }) => address)
        .sort(),
    );
    const [stamp] = (await t.database.executeSql("SELECT max(xmin::text::bigint) AS x FROM organizations")).rows;
    expect(await run()).toMatchObject({ state: "succeeded", complete: true, written: 0, gone: 0 });
    expect((await t.database.executeSql("SELECT max(xmin::text::bigint) AS x FROM organizations")).rows).toEqual([
      stamp,
    ]);
    expect(await held()).toEqual(before);
  });

  it("writes only what changed", async () => {
    await run();
    Object.assign(quietOrganization(t), { country: "PT" });
    expect(await run()).toMatchObject({ written: 1 });
    expect(await mirrorRow(t.ctx, quietOrganization(t).address)).toMatchObject({ country: "PT" });
  });

  it("reports its progress and its age", async () => {
    const nothing = await getSyncStatus(t.ctx);
    expect(nothing).toMatchObject({ syncedAt: null, latest: null });
    const row = await run();
    const status = await getSyncStatus(t.ctx);
    expect(status).toMatchObject({
      syncedAt: row.startedAt.toISOString(),
      latest: { id: row.id, seen: 12, total: 12, pagesDone: 1, pagesTotal: 1, pass: 1, startedBy: "Ana", error: null },
    });
    expect(await auditTrail(t.ctx)).toEqual(["sync.start requested"]);
  });

  it("stores what PostgreSQL cannot: NUL and half a surrogate pair", async () => {
    quietOrganization(t).meta = { name: "a\u0000b", note: "\ud83d", "k\u0000": ["\u0000", { deep: "\udc00!" }] };
    expect(await run()).toMatchObject({ state: "succeeded", written: 12 });
    const row = await mirrorRow(t.ctx, quietOrganization(t).address);
    expect(row).toMatchObject({ name: "ab", raw: { meta: { k: ["", { deep: "\ufffd!" }] } } });
    expect(await run()).toMatchObject({ written: 0 });
  });

  it("truncates long text for a column between two characters", async () => {
    Object.assign(quietOrganization(t), { country: `${"x".repeat(99)}😀`, type: `${"y".repeat(99)}😀` });
    expect(await run()).toMatchObject({ state: "succeeded", written: 12 });
    expect(await mirrorRow(t.ctx, quietOrganization(t).address)).toMatchObject({ country: `${"x".repeat(99)}😀` });
  });
});

describe("an organization that Vocdoni no longer lists", () => {
  it("is marked, keeps its link, and is unmarked when it comes back", async () => {
    await run();
    const organization = quietOrganization(t);
    const { address } = organization;
    const { customerId } = await linkOrganization(t.ctx, { address, newCustomerName: "Maple" });
    await t.control(`organizations/${address}`, {}, "DELETE");
    expect(await run()).toMatchObject({ gone: 1, complete: true });
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ goneReason: "not-listed", customerId });
    expect(await gone()).toHaveLength(1);
    t.sandbox.state.insert(organization);
    expect(await run()).toMatchObject({ written: 1, gone: 0 });
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ goneAt: null, goneReason: null, customerId });
  });

  it("is not marked while Vocdoni still answers for it", async () => {
    await run();
    const list = t.ctx.vocdoni.managedOrganizations.list;
    const short: typeof list = async (input, options) => {
      const { organizations: all, pagination } = await list(input, options);
      return { organizations: all.slice(1), pagination: { ...pagination, totalItems: all.length - 1 } };
    };
    const managedOrganizations = { ...t.ctx.vocdoni.managedOrganizations, list: short };
    await sync({ ...t.ctx, vocdoni: { ...t.ctx.vocdoni, managedOrganizations } });
    expect(await gone()).toEqual([]);
  });

  it("is not marked after a reading that failed", async () => {
    await run();
    await t.control(`organizations/${quietOrganization(t).address}`, {}, "DELETE");
    t.fault({ method: "GET", path: "^/organizations/", times: 0, status: 502 });
    expect(await run()).toMatchObject({ state: "failed", gone: 0 });
    expect(await gone()).toEqual([]);
  });
});

describe("a sync that fails", () => {
  const faults: Record<string, FaultInput> = {
    "an error of Vocdoni": { status: 502 },
    "an answer that is not JSON": { mangle: "malformed" },
    "a page of HTML": { mangle: "html" },
    "a record without an address": {
      status: 200,
      body: {
        pagination: { totalItems: 1, previousPage: null, currentPage: 1, nextPage: null, lastPage: 1 },
        organizations: [{ name: "x" }],
      },
    },
  };
  for (const [name, fault] of Object.entries(faults)) {
    it(`by ${name} loses nothing and says why`, async () => {
      await run();
      const before = await held();
      t.fault({ ...LIST, times: 0, ...fault });
      const row = await run();
      expect(row).toMatchObject({ state: "failed", complete: false, error: { message: expect.any(String) } });
      expect(await held()).toEqual(before);
      const status = await getSyncStatus(t.ctx);
      expect(status.syncedAt).not.toBe(row.startedAt.toISOString());
      const stored = status.latest?.error ?? "";
      expect(messageOf(stored)?.key).toMatch(/^vocdoni\.cause\./);
      expect(syncInLanguage(status, "en").latest?.error).toBe(translateStored(stored));
      expect(translateStored(stored)).toContain("Vocdoni");
    });
  }

  it("on one page asks for no more of them", async () => {
    await t.reset(3_000);
    t.fault({ ...LIST, skip: 3, status: 400, body: { error: "malformed JSON body", code: 40004 } });
    expect(await run()).toMatchObject({ state: "failed" });
    expect(t.requests("GET", "/integrator/organizations")).toBeLessThan(15);
  });
});

describe("one at a time", () => {
  it("a second start joins the one that runs, also at the same moment", async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => startSync(t.ctx, "manual")));
    expect(all.filter(({ started }) => started)).toHaveLength(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await auditTrail(t.ctx)).toEqual(["sync.start requested"]);
  });

  it("a run with a heartbeat from the future is closed: the clock was set back", async () => {
    const { id } = await startSync(t.ctx, "schedule");
    t.clock.advance(-2 * SYNC_STALE_MS);
    const next = await startSync(t.ctx, "manual");
    expect(next).not.toEqual({ id, started: false });
    await runSync(t.ctx, next.id);
  });

  it("closes the run of a dead process, and not a live one", async () => {
    const { id } = await startSync(t.ctx, "schedule");
    t.clock.advance(SYNC_STALE_MS / 2);
    await closeStaleSyncs(t.ctx);
    expect(await startSync(t.ctx, "manual")).toEqual({ id, started: false });
    t.clock.advance(SYNC_STALE_MS);
    const next = await startSync(t.ctx, "manual");
    expect(next.started).toBe(true);
    const [stale] = await t.ctx.db.select().from(syncRuns).where(eq(syncRuns.id, id));
    expect(stale).toMatchObject({ state: "failed", error: { code: "interrupted" } });
    await runSync(t.ctx, id);
    expect(t.requests("GET", "/integrator/organizations"), "a closed run stops at its first page").toBeLessThan(4);
    await runSync(t.ctx, next.id);
    expect(await t.ctx.db.select({ n: sql`count(*)` }).from(syncRuns).where(eq(syncRuns.state, "running"))).toEqual([
      { n: 0 },
    ]);
  });
});
