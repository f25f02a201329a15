import "server-only";
import { evaluateAlerts } from "@/lib/alerts/evaluate";
import type { Ctx } from "@/lib/context";
import { upstreamEnvironment } from "@/lib/upstream/environment";
import { explainUpstream } from "@/lib/upstream/explain";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { integratorSchema } from "@/lib/vocdoni/schemas";
import { interpretQuota } from "./interpret";
import { keepReading, type QuotaReading } from "./keep";
import { lastReading } from "./last-reading";
import type { QuotaState } from "./schemas";

export type QuotaCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream" | "log">;
/** What pages and polls show may be this old: they have Vocdoni asked once in this time, however many they are. */
const SHARED_MS = 30_000;

/** The last time that this process asked Vocdoni, by client: failures count too, and who comes meanwhile waits with it. */
type Attempt = { at: number; reading: Promise<QuotaReading> };
const holder: typeof globalThis & { consoleQuotaAttempts?: WeakMap<QuotaCtx["vocdoni"], Attempt> } = globalThis;

/** Reads GET /integrator, keeps the reading, and opens and closes alerts by it. Throws VocdoniError. */
export async function takeQuotaReading(ctx: QuotaCtx): Promise<QuotaReading> {
  const { enabled, limits, usage } = await ctx.vocdoni.integrator.get();
  const reading = { at: ctx.now(), enabled, limits, usage };
  await keepReading(ctx, reading);
  try {
    await evaluateAlerts(ctx, reading);
  } catch (error) {
    // The figures are good without; the next reading finds what this one would have.
    ctx.log.error({ err: error }, "alerts were not evaluated");
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
  let problem: string | null = null;
  let row = await lastReading(ctx);
  if (!row || ctx.now().getTime() - row.at.getTime() > maxAgeMs) {
    try {
      row = await readShared(ctx, Math.min(maxAgeMs, SHARED_MS));
    } catch (error) {
      if (!isVocdoniError(error)) throw error;
      problem = explainUpstream(error);
    }
  }
  const reading = row
    ? integratorSchema.safeParse({ enabled: row.enabled, limits: row.limits, usage: row.usage })
    : null;
  return {
    now: ctx.now().toISOString(),
    checkedAt: row?.at.toISOString() ?? null,
    quota: reading?.success ? interpretQuota(reading.data) : null,
    problem,
    enforced: upstreamEnvironment(ctx.upstream.url) !== "staging",
  };
}
