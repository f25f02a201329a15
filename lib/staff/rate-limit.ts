import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { lt } from "drizzle-orm";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { rateLimits } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { networkOf } from "@/lib/http/client-address";
import { message, storable } from "@/lib/messages/message";

const QUARTER_HOUR = 15 * 60;

/** Attempts per number of seconds. Those marked `slows` delay further attempts; others block them. */
const limits = {
  "sign-in": { points: 10, seconds: QUARTER_HOUR },
  "sign-in-device": { points: 10, seconds: QUARTER_HOUR },
  "sign-in-address": { points: 50, seconds: QUARTER_HOUR },
  "sign-in-account": { points: 50, seconds: 60 * 60, slows: true },
  setup: { points: 10, seconds: QUARTER_HOUR },
  "setup-anywhere": { points: 50, seconds: 60 * 60, slows: true },
  "own-password": { points: 10, seconds: QUARTER_HOUR },
} as const;
type LimitName = keyof typeof limits;

type LimitCtx = Pick<Ctx, "db" | "now" | "requestId">;
type Counter = { limit: LimitName; key: string };
/** The audit entry of a limit that was reached. `target` must not be a possible password. */
type Subject = { target: string; who: { id: string | null; name: string } };

/** A counted attempt. `refund` removes it after a success, and clears earlier failures from the same place. */
export type Attempt = { refund: () => Promise<void> };

const limiter = ({ db }: LimitCtx, limit: LimitName) =>
  new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix: limit,
    points: limits[limit].points,
    duration: limits[limit].seconds,
    clearExpiredByTimeout: false,
  });

const slows = (limit: LimitName) => "slows" in limits[limit];
const hashed = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("base64url");

/** The delay of an attempt in seconds, by how many are beyond the limit: 1, then 2, 4 and at most 8. */
export const delayOf = (beyond: number) => 2 ** Math.min(3, Math.floor((beyond - 1) / 10));

async function count(ctx: LimitCtx, { limit, key }: Counter, { target, who }: Subject, wait: typeof sleep) {
  const { points } = limits[limit];
  try {
    await limiter(ctx, limit).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const beyond = error.consumedPoints - points;
    if (beyond === 1) {
      const entry = { action: "session.limit", targetKind: "session", target, outcome: "refused" } as const;
      await ctx.db.transaction((tx) => writeAudit(tx, ctx, { ...entry, after: { limit } }, who));
    }
    if (slows(limit)) {
      await wait(delayOf(beyond) * 1_000);
      return;
    }
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new AppError("rate-limited", message("auth.signIn.tooManyAttempts", { minutes }));
  }
}

/** Counts one attempt with each counter in turn, before anything is hashed. */
async function countAttempt(ctx: LimitCtx, counters: Counter[], subject: Subject, wait = sleep): Promise<Attempt> {
  for (const counter of counters) await count(ctx, counter, subject, wait);
  const [own, ...shared] = counters;
  return {
    refund: async () => {
      if (own) await limiter(ctx, own.limit).delete(own.key);
      for (const { limit, key } of shared) await limiter(ctx, limit).reward(key);
    },
  };
}

/**
 * Counts one sign-in attempt: 10 in 15 minutes per account and network address, 50 per address; an account alone is
 * never locked, only slowed beyond 50 per hour. A device that has signed in before has its own counter. `account` is an
 * email address, or "" for any other input. Throws AppError `rate-limited`.
 */
export function countSignInAttempt(
  ctx: LimitCtx,
  {
    account,
    address,
    deviceOf,
    who,
  }: { account: string; address: string; deviceOf: string | null; who: Subject["who"] },
  wait?: typeof sleep,
): Promise<Attempt> {
  const network = networkOf(address);
  const counters: Counter[] =
    deviceOf === null
      ? [
          { limit: "sign-in", key: hashed(account, network) },
          { limit: "sign-in-address", key: hashed(network) },
          { limit: "sign-in-account", key: hashed(account) },
        ]
      : [{ limit: "sign-in-device", key: hashed(deviceOf) }];
  return countAttempt(ctx, counters, { target: account || network, who }, wait);
}

/** Counts one try at the setup code. Throws AppError `rate-limited`. */
export function countSetupAttempt(ctx: LimitCtx, address: string): Promise<Attempt> {
  const network = networkOf(address);
  const counters: Counter[] = [
    { limit: "setup", key: hashed(network) },
    { limit: "setup-anywhere", key: "setup" },
  ];
  return countAttempt(ctx, counters, {
    target: network,
    who: { id: null, name: storable(message("audit.actors.setup")) },
  });
}

/**
 * Counts one change of a person's own password, possible only from their own sessions. Throws AppError `rate-limited`.
 */
export function countOwnPasswordAttempt(ctx: LimitCtx & Pick<Ctx, "actor">): Promise<Attempt> {
  const { actor } = ctx;
  return countAttempt(ctx, [{ limit: "own-password", key: actor.id }], { target: actor.email, who: actor });
}

/** Deletes counters whose window ended over an hour ago. */
export async function deleteOldAttempts(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, new Date(ctx.now().getTime() - 3_600_000)));
}
