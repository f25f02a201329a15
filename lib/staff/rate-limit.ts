import "server-only";
import { lt } from "drizzle-orm";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Ctx } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { rateLimits } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

const WINDOW_SECONDS = 15 * 60;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;

const limiter = (db: Db, keyPrefix: string, points: number) =>
  new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
    clearExpiredByTimeout: false,
  });

async function consume(db: Db, keyPrefix: string, points: number, key: string): Promise<void> {
  try {
    await limiter(db, keyPrefix, points).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new AppError("rate-limited", `Too many attempts. Try again in ${minutes} min.`);
  }
}

/**
 * Counts one sign-in attempt against the account and the network address, before anything is hashed.
 * Throws AppError `rate-limited` past 10 per account or 50 per address in 15 minutes.
 */
export async function countSignInAttempt(db: Db, email: string, address: string): Promise<void> {
  await consume(db, "sign-in-address", PER_ADDRESS, address);
  await consume(db, "sign-in-account", PER_ACCOUNT, email);
}

/** Forgets the attempts of an account after a sign-in that succeeded. */
export async function clearSignInAttempts(db: Db, email: string): Promise<void> {
  await limiter(db, "sign-in-account", PER_ACCOUNT).delete(email);
}

/** Takes out counters whose window ended over an hour ago. */
export async function forgetOldAttempts(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, new Date(ctx.now().getTime() - 3_600_000)));
}
