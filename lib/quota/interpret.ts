import type { WalletReading } from "@/lib/db/schema";
import type { Integrator } from "@/lib/vocdoni/schemas";
import type { Quota, QuotaGauge } from "./model";

type ZeroMeans = "unlimited" | "none-allowed" | "unknown";

const amount = (value: number | null | undefined) => Math.max(0, Math.trunc(value ?? 0));

function gauge(limit: number | null | undefined, rawUsed: number | null | undefined, zeroMeans: ZeroMeans): QuotaGauge {
  const used = amount(rawUsed);
  if (limit === null || limit === undefined || !Number.isSafeInteger(limit) || limit < 0)
    return { state: "unknown", used };
  if (limit === 0) return { state: zeroMeans, used };
  return { state: "limited", used, limit, left: Math.max(0, limit - used), share: used / limit };
}

/**
 * What Vocdoni's limits mean, by its code rather than its documentation: 0 is "unlimited" for votes and "none allowed"
 * for processes, emails and SMS. If every limit but the first is 0, the account has no plan and they mean nothing.
 */
export function interpretQuota(integrator: Integrator): Quota {
  const { enabled, limits } = integrator;
  // A stored reading may be older than these types, or repaired by hand.
  const usage: Partial<Integrator["usage"]> = integrator.usage ?? {};
  const others = [limits?.maxManagedProcesses, limits?.maxVotes, limits?.maxSMS, limits?.maxEmails];
  const withoutPlan = others.every((limit) => limit === 0);
  const zero = (meaning: ZeroMeans): ZeroMeans => (withoutPlan ? "unknown" : meaning);
  return {
    enabled,
    gauges: {
      managedOrgs: gauge(limits?.maxManagedOrgs, usage.managedOrgs, "unknown"),
      managedProcesses: gauge(limits?.maxManagedProcesses, usage.managedProcesses, zero("none-allowed")),
      votes: gauge(limits?.maxVotes, usage.sentVotes, zero("unlimited")),
      emails: gauge(limits?.maxEmails, usage.sentEmails, zero("none-allowed")),
      sms: gauge(limits?.maxSMS, usage.sentSMS, zero("none-allowed")),
    },
  };
}

const MAX_CENTS = 100_000_000_000;

/** A wallet's balance in cents; null without a wallet, or when it is missing, negative, fractional or above a billion euros. */
export function balanceOf(wallet: WalletReading | null | undefined): number | null {
  const balance = wallet?.answers ? wallet.balance : null;
  return balance !== null && Number.isSafeInteger(balance) && balance >= 0 && balance <= MAX_CENTS ? balance : null;
}
