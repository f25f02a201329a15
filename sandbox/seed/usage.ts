import type { Counters, Limits } from "../state/schemas";
import { skewed } from "./random";

const BASE_COUNT = 240;
const EMAILS_AT_BASE = 36_800;
const SMS_AT_BASE = 2_011;
const VOTES_AT_BASE = 86_410;
const IDLE = 0.22;
const SMS_USERS = 0.15;

export interface SeedUsage {
  members: number;
  open: boolean;
  counters: Counters;
}

/** How much larger than the base of 240 organizations; never so small that nothing fits. */
const scaleOf = (count: number): number => Math.max(count / BASE_COUNT, 0.1);

/** Limits of the primary integrator: organizations about 80 % used, e-mails 74 %, SMS just over, votes unlimited. */
export function demoLimits(count: number): Limits {
  const scale = scaleOf(count);
  return {
    maxManagedOrgs: Math.max(10, Math.ceil(count * 1.25)),
    maxManagedProcesses: Math.round(1000 * scale),
    maxVotes: 0,
    maxSMS: Math.round(2000 * scale),
    maxEmails: Math.round(50_000 * scale),
  };
}

/** Usage of each organization: a few large ones carry most of it, a fifth has none. */
export function seedUsage(next: () => number, count: number): SeedUsage[] {
  const rows = Array.from({ length: count }, () => {
    const weight = skewed(next, 1.3);
    const idle = next() < IDLE;
    return {
      weight: idle ? 0 : weight,
      sms: idle || next() >= SMS_USERS ? 0 : weight,
      votes: idle ? 0 : weight * (0.5 + next()),
      members: Math.min(5000, Math.round(weight * (30 + next() * 60)) + (idle ? 0 : 5)),
      processes: idle ? 0 : Math.max(1, Math.round(skewed(next, 0.8) * 1.6)),
      users: next() < 0.3 ? 1 : 0,
      open: !idle && next() < 0.12,
    };
  });
  const scale = count / BASE_COUNT;
  const emails = shares(
    rows.map((row) => row.weight),
    EMAILS_AT_BASE * scale,
  );
  const sms = shares(
    rows.map((row) => row.sms),
    SMS_AT_BASE * scale,
  );
  const votes = shares(
    rows.map((row) => row.votes),
    VOTES_AT_BASE * scale,
  );
  return rows.map((row, i) => ({
    members: row.members,
    open: row.open,
    counters: {
      sentSMS: sms[i] ?? 0,
      sentEmails: emails[i] ?? 0,
      sentVotes: votes[i] ?? 0,
      subOrgs: 0,
      users: row.users,
      processes: row.processes,
    },
  }));
}

/** Whole-number shares of a total by weight, that add up to it exactly. */
function shares(weights: number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const whole = Math.round(total);
  let seen = 0;
  let given = 0;
  return weights.map((weight) => {
    seen += weight;
    const upTo = sum === 0 ? 0 : Math.round((seen / sum) * whole);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
