import { expect, it } from "vitest";
import { forEachKey, type QuotaGauge } from "@/lib/quota/model";
import { byUrgency } from "./by-urgency";

const at = (share: number): QuotaGauge => ({ state: "limited", used: share * 100, limit: 100, left: 0, share });

it("sorts limits by share used; those without a limit or not counted come last", () => {
  const gauges = {
    ...forEachKey(() => at(0.1)),
    emails: at(1.2),
    managedProcesses: at(0.5),
    votes: { state: "unlimited", used: 9 } as const,
  };
  expect(byUrgency({ enabled: true, gauges })).toEqual(["emails", "managedProcesses", "managedOrgs", "sms", "votes"]);
  expect(byUrgency({ enabled: false, gauges })[0]).toBe("managedProcesses");
});
