import { describe, expect, it } from "vitest";
import { integratorSchema } from "@/lib/vocdoni/schemas";
import { interpretQuota } from "./interpret";

const usage = { managedOrgs: 3, managedProcesses: 4, sentVotes: 5, sentSMS: 6, sentEmails: 7 };
const plan = { maxManagedOrgs: 10, maxManagedProcesses: 100, maxVotes: 1000, maxSMS: 50, maxEmails: 500 };
const gauges = (limits: object | undefined, used: object = usage, enabled = true) =>
  interpretQuota(integratorSchema.parse({ enabled, ...(limits ? { limits } : {}), usage: used })).gauges;
const states = (limits: object | undefined) =>
  Object.values(gauges(limits))
    .map(({ state }) => state)
    .join(" ");

describe("interpretQuota", () => {
  it("counts what remains of a limit", () => {
    expect(gauges(plan).managedOrgs).toEqual({ state: "limited", used: 3, limit: 10, left: 7, share: 0.3 });
    expect(gauges(plan).votes).toEqual({ state: "limited", used: 5, limit: 1000, left: 995, share: 0.005 });
  });

  it("lets usage exceed the limit, with never less than 0 remaining", () => {
    expect(gauges({ ...plan, maxSMS: 3 }).sms).toEqual({ state: "limited", used: 6, limit: 3, left: 0, share: 2 });
  });

  // Order: organizations, processes, votes, e-mails, SMS.
  const table: [string, object | undefined, string][] = [
    ["a plan", plan, "limited limited limited limited limited"],
    ["0 votes", { ...plan, maxVotes: 0 }, "limited limited unlimited limited limited"],
    ["0 processes", { ...plan, maxManagedProcesses: 0 }, "limited none-allowed limited limited limited"],
    ["0 e-mails", { ...plan, maxEmails: 0 }, "limited limited limited none-allowed limited"],
    ["0 SMS", { ...plan, maxSMS: 0 }, "limited limited limited limited none-allowed"],
    ["0 organizations, which cannot be", { ...plan, maxManagedOrgs: 0 }, "unknown limited limited limited limited"],
    [
      "an override without a plan: all but the first are 0",
      { maxManagedOrgs: 10, maxManagedProcesses: 0, maxVotes: 0, maxSMS: 0, maxEmails: 0 },
      "limited unknown unknown unknown unknown",
    ],
    ["-1", { ...plan, maxVotes: -1, maxSMS: -100 }, "limited limited unknown limited unknown"],
    ["a fraction", { ...plan, maxEmails: 0.5 }, "limited limited limited unknown limited"],
    ["an absurd number", { ...plan, maxVotes: 1e300 }, "limited limited unknown limited limited"],
    ["null", { ...plan, maxVotes: null }, "limited limited unknown limited limited"],
    ["one left out", { maxManagedOrgs: 10, maxVotes: 5 }, "limited unknown limited unknown unknown"],
    ["no limits at all", undefined, "unknown unknown unknown unknown unknown"],
  ];
  it.each(table)("reads %s", (_name, limits, expected) => {
    expect(states(limits)).toBe(expected);
  });

  it("shows usage that is negative, broken or missing as a whole number", () => {
    const odd = gauges(plan, { managedOrgs: -4, managedProcesses: 2.9, sentVotes: null });
    expect([odd.managedOrgs.used, odd.managedProcesses.used, odd.votes.used, odd.sms.used]).toEqual([0, 2, 0, 0]);
    expect(odd.managedOrgs).toMatchObject({ left: 10, share: 0 });
  });

  it("passes on that the account is no integrator", () => {
    const off = interpretQuota(integratorSchema.parse({ enabled: false, usage }));
    expect(off.enabled).toBe(false);
    expect(off.gauges.managedOrgs).toEqual({ state: "unknown", used: 3 });
  });
});
