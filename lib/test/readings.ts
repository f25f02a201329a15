import type { QuotaReading } from "@/lib/db/schema";

export const NOON = Date.parse("2026-03-10T12:30:00Z");
export const limits = {
  ...{ maxManagedOrgs: 50, maxManagedProcesses: 100 },
  ...{ maxVotes: 10_000, maxSMS: 1000, maxEmails: 1000 },
};
export const usage = { managedOrgs: 1, managedProcesses: 1, sentVotes: 1, sentSMS: 1, sentEmails: 1 };

/** A reading some minutes after noon, of which only what is given matters. */
export const reading = (
  minutes: number,
  used: Partial<QuotaReading["usage"]>,
  more: Partial<QuotaReading> = {},
): QuotaReading => ({
  at: new Date(NOON + minutes * 60_000),
  enabled: true,
  limits,
  usage: { ...usage, ...used },
  ...more,
});
