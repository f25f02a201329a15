import { expect, it } from "vitest";
import { forEachKey, type QuotaGauge } from "@/lib/quota/schemas";
import { pressingFirst } from "./pressing-first";

const at = (share: number): QuotaGauge => ({ state: "limited", used: share * 100, limit: 100, left: 0, share });

it("puts what is fullest first, and what has no limit or is not counted last", () => {
  const gauges = {
    ...forEachKey(() => at(0.1)),
    emails: at(1.2),
    managedProcesses: at(0.5),
    votes: { state: "unlimited", used: 9 } as const,
  };
  expect(pressingFirst({ enabled: true, gauges })).toEqual([
    "emails",
    "managedProcesses",
    "managedOrgs",
    "sms",
    "votes",
  ]);
  expect(pressingFirst({ enabled: false, gauges })[0]).toBe("managedProcesses");
});
