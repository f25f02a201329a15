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
const FRESH_MS = 20_000;

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

/**
 * The quota as last read; a reading older than `maxAgeMs` is renewed first. When that fails the old one is shown with its
 * age and the problem. `enforced` is false on staging, which is documented to enforce no quota.
 */
export async function getQuota(ctx: QuotaCtx, maxAgeMs = FRESH_MS): Promise<QuotaState> {
  let problem: string | null = null;
  let row = await lastReading(ctx);
  if (!row || ctx.now().getTime() - row.at.getTime() > maxAgeMs) {
    try {
      row = await takeQuotaReading(ctx);
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
