import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alertsOf, titleOf, withFigures } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { problemOf } from "@/lib/test/problems";
import { HOUR_MS } from "@/lib/time/buckets";
import { NO_QUOTA_KEY } from "@/sandbox/credentials";
import { fetchQuota, getQuota } from "./read";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const QUOTA = { method: "GET", path: "^/integrator$" } as const;
const reads = () => t.requests("GET", "/integrator");

describe("getQuota", () => {
  it("reads when there is no reading, and again only when it is old", async () => {
    const first = await getQuota(t.ctx);
    expect(first).toMatchObject({ problem: null, enforced: true, quota: { enabled: true } });
    expect(first.quota?.gauges.managedOrgs).toMatchObject({ state: "limited", used: 12 });
    expect((await getQuota(t.ctx)).checkedAt).toBe(first.checkedAt);
    expect(reads()).toBe(1);
    t.clock.advance(30_000);
    expect((await getQuota(t.ctx)).checkedAt).not.toBe(first.checkedAt);
    expect(reads()).toBe(2);
  });

  it("asks Vocdoni once, regardless of the number of pages and polls", async () => {
    await Promise.all(Array.from({ length: 5 }, () => getQuota(t.ctx)));
    expect(reads()).toBe(1);
    for (let seconds = 0; seconds < 300; seconds += 5) {
      await getQuota(t.ctx);
      t.clock.advance(5_000);
    }
    expect(reads()).toBeLessThanOrEqual(10);
  });

  it("doesn't ask a failing Vocdoni on every poll either, and keeps reporting the problem", async () => {
    t.fault({ ...QUOTA, times: 0, status: 403, body: { error: "no", code: 40153 } });
    const problems: (string | null)[] = [];
    for (let polls = 0; polls < 5; polls += 1) {
      problems.push((await getQuota(t.ctx)).problem);
      t.clock.advance(1_000);
    }
    expect(reads()).toBe(1);
    expect(new Set(problems).size).toBe(1);
    expect(problems[0]).toEqual(expect.any(String));
    t.clock.advance(30_000);
    await getQuota(t.ctx);
    expect(reads()).toBe(2);
  });

  it("reads again on request, but once for concurrent requests", async () => {
    await getQuota(t.ctx);
    t.clock.advance(3_000);
    await Promise.all([getQuota(t.ctx, 2_000), getQuota(t.ctx, 2_000)]);
    expect(reads()).toBe(2);
  });

  it("keeps the last reading with its age when Vocdoni fails, and says why", async () => {
    const first = await getQuota(t.ctx);
    t.clock.advance(600_000);
    t.fault({ ...QUOTA, times: 0, status: 502 });
    const later = await getQuota(t.ctx);
    expect(later).toMatchObject({ checkedAt: first.checkedAt, quota: first.quota });
    expect(later.problem).toBe(await problemOf(t.ctx.vocdoni.integrator.get()));
    expect(Date.parse(later.now) - Date.parse(later.checkedAt ?? "")).toBeGreaterThanOrEqual(600_000);
  });

  it("is unknown, not zero, when there never was a reading", async () => {
    t.fault({ ...QUOTA, times: 0, mangle: "malformed" });
    expect(await getQuota(t.ctx)).toMatchObject({ checkedAt: null, quota: null, problem: expect.any(String) });
  });

  it("names the missing scope", async () => {
    const view = await getQuota(t.connect({ apiKey: NO_QUOTA_KEY }));
    expect(view).toMatchObject({ quota: null, problem: expect.stringContaining("quota:read") });
  });

  it("says so when the account is no integrator", async () => {
    await t.control("limits", { enabled: false });
    expect((await getQuota(t.ctx)).quota).toMatchObject({ enabled: false });
  });

  it("knows that staging enforces none", async () => {
    const url = "https://saas-api-stg.vocdoni.net";
    expect(await getQuota({ ...t.ctx, upstream: { ...t.ctx.upstream, url } })).toMatchObject({ enforced: false });
  });
});

describe("fetchQuota", () => {
  it("opens alerts from Vocdoni's figures, and a failing evaluation keeps the reading", async () => {
    await t.control("limits", { limits: { maxManagedOrgs: 12 } });
    await fetchQuota(t.ctx);
    expect(await alertsOf(() => t.ctx).shown()).toContain(
      withFigures(titleOf("managedOrgs", "100%", "100%"), "12", "12"),
    );
    await t.ctx.db.execute("ALTER TABLE alerts RENAME TO alerts_gone");
    t.clock.advance(HOUR_MS);
    expect((await fetchQuota(t.ctx)).usage.managedOrgs).toBe(12);
    await t.ctx.db.execute("ALTER TABLE alerts_gone RENAME TO alerts");
  });
});
