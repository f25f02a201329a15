import { expect, it } from "vitest";
import { decreasesOf, gapsOf, toPoint } from "@/lib/quota/series";
import { DAY_MS, stepOf } from "@/lib/time/buckets";
import { demoHistory } from "./history";

const last = {
  at: new Date("2026-03-10T12:34:56Z"),
  enabled: true,
  limits: { maxManagedOrgs: 300, maxManagedProcesses: 1000, maxVotes: 0, maxSMS: 2000, maxEmails: 50_000 },
  usage: { managedOrgs: 240, managedProcesses: 426, sentVotes: 86_410, sentEmails: 36_800, sentSMS: 2011 },
};

it("leads up to the last reading, with one decrease, one missing week and raised limits", () => {
  const rows = demoHistory(last, "Europe/Madrid");
  const of = (kind: string) =>
    rows
      .filter(({ bucketKind }) => bucketKind === kind)
      .map(toPoint)
      .sort((a, b) => a.at - b.at);
  const days = of("day");
  expect(of("hour").length).toBe(30 * 24);
  expect(Math.max(...rows.map(({ at }) => at.getTime()))).toBeLessThan(last.at.getTime());
  expect(new Set(rows.map(({ bucketKind, bucketStart }) => `${bucketKind} ${bucketStart.getTime()}`)).size).toBe(
    rows.length,
  );
  expect(days.at(-1)?.used.emails).toBeLessThanOrEqual(36_800);
  expect(days[0]?.used.emails).toBeLessThan(25_000);
  expect(new Set(days.map(({ limit }) => limit.emails))).toEqual(new Set([40_000, 50_000]));
  expect(gapsOf(stepOf(DAY_MS, "Europe/Madrid"), days, last.at.getTime())).toHaveLength(1);
  expect(decreasesOf(days, []).filter(({ key }) => key === "votes")).toHaveLength(1);
});
