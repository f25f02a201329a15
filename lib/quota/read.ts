import "server-only";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { AppError, type ErrorText, isAppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { upstreamEnvironment } from "@/lib/vocdoni-health/environment";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { lockIntegrator, verifyKey } from "@/lib/vocdoni-health/identity";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import { type KeyVerdict, readVerdict } from "@/lib/vocdoni-health/verdict";
import { balanceOf, interpretQuota } from "./interpret";
import { lastReading } from "./last-reading";
import type { QuotaState } from "./model";
import { saveReading } from "./save-reading";
import { fetchWallet, lastWallet } from "./wallet";

export type QuotaCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream" | "log" | "afterQuotaReading">;
/** The maximum age of what pages and polls show, so Vocdoni is read once in this time, however many there are. */
const SHARED_MS = 30_000;

/** This process's last read from Vocdoni, by client: failures count too, and concurrent requests share it. */
type Attempt = { at: number; reading: Promise<QuotaReading> };
const holder: typeof globalThis & { consoleQuotaAttempts?: WeakMap<QuotaCtx["vocdoni"], Attempt> } = globalThis;

const UNCLEAR = message("quota.errors.unclearKey");
const FOREIGN = message("quota.errors.foreignKey");

function requireOwnKey(found: KeyVerdict | null): void {
  if (found?.verdict === "foreign") throw new AppError("not-our-key", FOREIGN);
  if (found?.verdict === "unclear") throw new AppError("not-our-key", UNCLEAR);
}

/** The integrator the key belongs to; null before any is known, when it can't be taken for another one's. */
async function judge(ctx: QuotaCtx): Promise<string | null> {
  const { integratorAddress } = await readUpstreamState(ctx);
  if (integratorAddress !== null) requireOwnKey(await verifyKey(ctx));
  return integratorAddress;
}

/** Saves a reading, unless the key turned out not to be ours while it was read. */
async function saveIfOurs({ db, upstream }: QuotaCtx, reading: QuotaReading, judgedFor: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    const integrator = await lockIntegrator(tx);
    const found = await readVerdict({ db: tx, upstream });
    requireOwnKey(found);
    if (found === null && integrator !== judgedFor) throw new AppError("not-our-key", UNCLEAR);
    await saveReading({ db: tx }, reading);
  });
}

/**
 * Reads GET /integrator and the wallet, saves the reading and calls `afterQuotaReading`. Throws VocdoniError, and
 * AppError `not-our-key` (nothing is saved) where the key is, or may be, another integrator's.
 */
export async function fetchQuota(ctx: QuotaCtx): Promise<QuotaReading> {
  const judgedFor = await judge(ctx);
  const [{ enabled, limits, usage }, wallet] = await Promise.all([ctx.vocdoni.integrator.get(), fetchWallet(ctx)]);
  const reading = { at: ctx.now(), enabled, limits, usage, wallet };
  await saveIfOurs(ctx, reading, judgedFor);
  try {
    await ctx.afterQuotaReading(reading);
  } catch (error) {
    // The figures are valid anyway; the next reading evaluates alerts again.
    ctx.log.error({ err: error }, "what follows from a reading of the quota failed");
  }
  return reading;
}

/** Reads from Vocdoni, or shares a read of this process within `everyMs`. Throws VocdoniError. */
function readShared(ctx: QuotaCtx, everyMs: number): Promise<QuotaReading> {
  holder.consoleQuotaAttempts ??= new WeakMap();
  const attempts = holder.consoleQuotaAttempts;
  const now = ctx.now().getTime();
  const last = attempts.get(ctx.vocdoni);
  if (last && Math.abs(now - last.at) <= everyMs) return last.reading;
  const reading = fetchQuota(ctx);
  attempts.set(ctx.vocdoni, { at: now, reading });
  return reading;
}

async function stateOf(ctx: QuotaCtx, row: QuotaReading | undefined, failure: ErrorText | null): Promise<QuotaState> {
  const wallet = await lastWallet(ctx);
  return {
    now: ctx.now().toISOString(),
    checkedAt: row?.at.toISOString() ?? null,
    quota: row ? interpretQuota(row) : null,
    wallet: wallet && { at: wallet.at, balance: balanceOf(wallet) },
    problem: failure === null || typeof failure === "string" ? failure : storable(failure),
    enforced: upstreamEnvironment(ctx.upstream.url) !== "staging",
  };
}

/** The quota as last read, however long ago, without asking Vocdoni. */
export const storedQuota = async (ctx: QuotaCtx): Promise<QuotaState> => stateOf(ctx, await lastReading(ctx), null);

/**
 * The quota as last read; a reading older than `maxAgeMs` is refreshed first. If that fails, the old one is returned
 * with its age and the problem. `enforced` is false on staging, which is documented not to enforce quotas.
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
  return stateOf(ctx, row, failure);
}
