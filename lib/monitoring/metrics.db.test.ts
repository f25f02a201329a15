import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { notificationDeliveries, syncRuns } from "@/lib/db/schema";
import { observeExchange } from "@/lib/metrics/record";
import { getMetrics, type Metrics } from "@/lib/metrics/registry";
import { fetchQuota } from "@/lib/quota/read";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { create, createForm } from "@/lib/test/organizations";
import { PRIMARY_KEY } from "@/sandbox/credentials";
import { clearGauges, readGauges } from "./from-database";
import { metricsAccess } from "./render";

const holder: typeof globalThis & { consoleMetrics?: Metrics | undefined } = globalThis;
let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  holder.consoleMetrics = undefined;
});

async function text(): Promise<string> {
  clearGauges(getMetrics());
  await readGauges(t.ctx, getMetrics());
  return getMetrics().registry.metrics();
}
const figure = (metrics: string, series: string) =>
  metrics
    .split("\n")
    .find((line) => line.startsWith(`${series} `))
    ?.split(" ")[1];

it("reads sync, notifications and quota from the database, and invents nothing that is not there", async () => {
  const empty = await text();
  expect(empty).not.toMatch(/^console_sync_|^console_quota_/m);
  expect(figure(empty, 'console_operations_open{state="undecided"}')).toBe("0");

  const startedAt = new Date(t.clock.now().getTime() - 100_000);
  const finishedAt = new Date(startedAt.getTime() + 40_000);
  const ended = { trigger: "schedule", startedAt, heartbeatAt: finishedAt, finishedAt } as const;
  await t.ctx.db.insert(syncRuns).values({ ...ended, state: "succeeded", complete: true });
  await t.ctx.db
    .insert(notificationDeliveries)
    .values({ channelName: "Desk", event: "test", body: {}, state: "failed" });
  await fetchQuota(t.ctx);
  const full = await text();
  expect(Number(figure(full, "console_sync_age_seconds"))).toBeCloseTo(100, 0);
  expect(figure(full, "console_sync_duration_seconds")).toBe("40");
  expect(figure(full, 'console_sync_last_result{result="succeeded"}')).toBe("1");
  expect(figure(full, 'console_sync_last_result{result="failed"}')).toBe("0");
  expect(figure(full, 'console_notifications_undelivered{state="failed"}')).toBe("1");
  expect(figure(full, 'console_quota_used{counter="managedOrgs"}')).toBe("12");
  expect(Number(figure(full, 'console_quota_limit{counter="managedOrgs"}'))).toBeGreaterThan(12);
  expect(full).toContain("process_resident_memory_bytes");
});

it("counts exchanges and operations as they end, by template, without an address, name or key", async () => {
  const ctx = t.connect({ onUpstreamEvent: observeExchange });
  const { organizations } = await ctx.vocdoni.managedOrganizations.list({ page: 1, limit: 2 });
  const address = organizations[0]?.address ?? "";
  await ctx.vocdoni.organizations.get(address);
  await expect(ctx.vocdoni.organizations.get(`0x${"0".repeat(40)}`)).rejects.toThrow();
  const name = "Associació de prova";
  await create(ctx, createForm({ names: { default: name } }));
  const metrics = await getMetrics().registry.metrics();
  const get = 'method="GET",path="/organizations/{address}"';
  expect(figure(metrics, `console_vocdoni_request_duration_seconds_count{${get}}`)).toBe("2");
  expect(figure(metrics, 'console_vocdoni_errors_total{kind="not-found"}')).toBe("1");
  expect(figure(metrics, 'console_operations_total{kind="organization.create",outcome="succeeded"}')).toBe("1");
  for (const personal of [/0x[0-9a-f]{40}/i, PRIMARY_KEY, name, t.ctx.actor.email])
    expect(metrics).not.toMatch(personal);
});

it("grants the metrics to the token alone, and has none while no token is set", () => {
  const token = "correct-horse-battery";
  expect(metricsAccess(`Bearer ${token}`, token)).toBe("granted");
  for (const wrong of [
    null,
    "",
    "Bearer",
    "Bearer ",
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
  ])
    expect(metricsAccess(wrong, token), String(wrong)).toBe("refused");
  for (const given of [null, "Bearer ", "Bearer undefined"]) expect(metricsAccess(given, "")).toBe("off");
});
