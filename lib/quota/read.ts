import "server-only";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { AppError, type ErrorText, isAppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { integratorSchema } from "@/lib/vocdoni/schemas";
import { upstreamEnvironment } from "@/lib/vocdoni-health/environment";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { holdIntegrator, judgeKey } from "@/lib/vocdoni-health/identity";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import { type KeyVerdict, readVerdict } from "@/lib/vocdoni-health/verdict";
import { interpretQuota } from "./interpret";
import { keepReading } from "./keep";
import { lastReading } from "./last-reading";
import type { QuotaState } from "./schemas";
import { askWallet, lastWallet } from "./wallet";
import { balanceOf } from "./wallet-balance";

export type QuotaCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream" | "log" | "afterQuotaReading">;
/** What pages and polls show may be this old: they have Vocdoni asked once in this time, however many they are. */
const SHARED_MS = 30_000;

/** The last time that this process asked Vocdoni, by client: failures count too, and requests that come while it runs share it. */
type Attempt = { at: number; reading: Promise<QuotaReading> };
const holder: typeof globalThis & { consoleQuotaAttempts?: WeakMap<QuotaCtx["vocdoni"], Attempt> } = globalThis;

const UNCLEAR = message("quota.errors.unclearKey");
const FOREIGN = message("quota.errors.foreignKey");

function refuseUnlessOurs(found: KeyVerdict | null): void {
  if (found?.verdict === "foreign") throw new AppError("not-our-key", FOREIGN);
  if (found?.verdict === "unclear") throw new AppError("not-our-key", UNCLEAR);
}

/** The integrator that the key was found to be of; null before any is known: then it can be taken for nobody else's. */
async function judge(ctx: QuotaCtx): Promise<string | null> {
  const { integratorAddress } = await readUpstreamState(ctx);
  if (integratorAddress !== null) refuseUnlessOurs(await judgeKey(ctx));
  return integratorAddress;
}

/** Keeps a reading, unless it was found not to be ours in the meantime. */
async function keepOurs({ db, upstream }: QuotaCtx, reading: QuotaReading, judgedFor: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    const integrator = await holdIntegrator(tx);
    const found = await readVerdict({ db: tx, upstream });
    refuseUnlessOurs(found);
    if (found === null && integrator !== judgedFor) throw new AppError("not-our-key", UNCLEAR);
    await keepReading({ db: tx }, reading);
  });
}

/**
 * Reads GET /integrator and the wallet, keeps the reading, and does what follows from it. Throws VocdoniError, and
 * AppError `not-our-key` where the key is, or may be, another integrator's: then nothing is kept.
 */
export async function takeQuotaReading(ctx: QuotaCtx): Promise<QuotaReading> {
  const judgedFor = await judge(ctx);
  const [{ enabled, limits, usage }, wallet] = await Promise.all([ctx.vocdoni.integrator.get(), askWallet(ctx)]);
  const reading = { at: ctx.now(), enabled, limits, usage, wallet };
  await keepOurs(ctx, reading, judgedFor);
  try {
    await ctx.afterQuotaReading(reading);
  } catch (error) {
    // The figures are good without; the next reading finds what this one would have.
    ctx.log.error({ err: error }, "what follows from a reading of the quota failed");
  }
  return reading;
}

/** Has Vocdoni asked unless this process did so within `everyMs`, and answers what came of it. Throws VocdoniError. */
function readShared(ctx: QuotaCtx, everyMs: number): Promise<QuotaReading> {
  holder.consoleQuotaAttempts ??= new WeakMap();
  const attempts = holder.consoleQuotaAttempts;
  const now = ctx.now().getTime();
  const last = attempts.get(ctx.vocdoni);
  if (last && Math.abs(now - last.at) <= everyMs) return last.reading;
  const reading = takeQuotaReading(ctx);
  attempts.set(ctx.vocdoni, { at: now, reading });
  return reading;
}

/**
 * The quota as last read; a reading older than `maxAgeMs` is renewed first. When that fails the old one is shown with its
 * age and the problem. `enforced` is false on staging, which is documented to enforce no quota.
 */
export async function getQuota(ctx: QuotaCtx, maxAgeMs = SHARED_MS): Promise<QuotaState> {
  let failure: ErrorText | null = null;
  let row = await lastReading(ctx);
  if (!row || ctx.now().getTime() - row.at.getTime() > maxAgeMs) {
    try {
      row = await readShared(ctx, Math.min(maxAgeMs, SHARED_MS));
    } catch (error) {
      if (isVocdoniError(error)) failure = explainUpstream(error);
      else if (isAppError(error) && error.code === "not-our-key") failure = error.text;
      else throw error;
    }
  }
  const reading = row
    ? integratorSchema.safeParse({ enabled: row.enabled, limits: row.limits, usage: row.usage })
    : null;
  const wallet = await lastWallet(ctx);
  return {
    now: ctx.now().toISOString(),
    checkedAt: row?.at.toISOString() ?? null,
    quota: reading?.success ? interpretQuota(reading.data) : null,
    wallet: wallet && { at: wallet.at, balance: balanceOf(wallet) },
    problem: failure === null || typeof failure === "string" ? failure : storable(failure),
    enforced: upstreamEnvironment(ctx.upstream.url) !== "staging",
  };
}
