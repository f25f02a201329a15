import "server-only";
import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { quotaReadings } from "@/lib/db/schema";
import { upstreamEnvironment } from "@/lib/upstream/environment";
import { explainUpstream } from "@/lib/upstream/explain";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { integratorSchema } from "@/lib/vocdoni/schemas";
import { interpretQuota } from "./interpret";
import type { QuotaView } from "./schemas";

type QuotaCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">;
const FRESH_MS = 20_000;

/** Reads GET /integrator and keeps the reading; one that says the same as the last only renews its time. Throws VocdoniError. */
export async function takeQuotaReading(ctx: QuotaCtx): Promise<void> {
  const { enabled, limits, usage } = await ctx.vocdoni.integrator.get();
  const last = await lastReading(ctx);
  const reading = { enabled, limits, usage };
  const same = last && isDeepStrictEqual(reading, { enabled: last.enabled, limits: last.limits, usage: last.usage });
  if (same) await ctx.db.update(quotaReadings).set({ at: ctx.now() }).where(eq(quotaReadings.id, last.id));
  else await ctx.db.insert(quotaReadings).values({ at: ctx.now(), ...reading });
}

async function lastReading(ctx: QuotaCtx) {
  const [row] = await ctx.db.select().from(quotaReadings).orderBy(desc(quotaReadings.at)).limit(1);
  return row;
}

/**
 * The quota as last read; a reading older than `maxAgeMs` is renewed first. When that fails the old one is shown with its
 * age and the problem. `enforced` is false on staging, which is documented to enforce no quota.
 */
export async function getQuota(ctx: QuotaCtx, maxAgeMs = FRESH_MS): Promise<QuotaView> {
  let problem: string | null = null;
  let row = await lastReading(ctx);
  if (!row || ctx.now().getTime() - row.at.getTime() > maxAgeMs) {
    try {
      await takeQuotaReading(ctx);
      row = await lastReading(ctx);
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
