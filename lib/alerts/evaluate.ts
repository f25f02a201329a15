import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { alertStates, alerts } from "@/lib/db/schema";
import { readForecasts } from "@/lib/quota/forecasts";
import { interpretQuota } from "@/lib/quota/interpret";
import type { QuotaReading } from "@/lib/quota/keep";
import { quotaKeys } from "@/lib/quota/schemas";
import { readThresholds } from "@/lib/quota/thresholds";
import { applyDecision } from "./apply";
import { decideForecast, decideThreshold } from "./decide";
import { factsOf } from "./facts";
import { alertKinds } from "./schemas";
import { readAlertSettings } from "./settings";

/** Replicas that read at once take turns: the second finds what the first has opened. */
const ALERT_LOCK = 7_302_146;
/** A reading this much older than the last one was overtaken; one that is older still comes after a clock was set back. */
const OVERTAKEN_MS = 60_000;

const watched = alertKinds.flatMap((kind) => quotaKeys.map((key) => ({ kind, key })));

async function keepStates(tx: Db, states: (typeof alertStates.$inferInsert)[]): Promise<void> {
  if (states.length === 0) return;
  const set = { level: sql`excluded.level`, marks: sql`excluded.marks`, readAt: sql`excluded.read_at` };
  const target = [alertStates.kind, alertStates.key];
  await tx.insert(alertStates).values(states).onConflictDoUpdate({ target, set });
}

/** Opens and closes alerts by a reading, and queues what is to be sent, in one transaction. */
export async function evaluateAlerts({ db }: Pick<Ctx, "db">, reading: QuotaReading): Promise<void> {
  const { at, enabled, limits, usage } = reading;
  const quota = interpretQuota({ enabled, limits, usage });
  await db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${ALERT_LOCK}::bigint)`);
    const states = await tx.select().from(alertStates);
    const late = states.map(({ readAt }) => readAt.getTime() - at.getTime());
    if (late.some((ms) => ms > 0 && ms <= OVERTAKEN_MS)) return;

    const thresholds = await readThresholds({ db: tx });
    const { forecastDays } = await readAlertSettings({ db: tx });
    const forecasts = await readForecasts({ db: tx }, quota, at, at);
    const opened = await tx.select().from(alerts).where(isNull(alerts.closedAt));
    const next: (typeof alertStates.$inferInsert)[] = [];
    for (const { kind, key } of watched) {
      const isThis = (row: { kind: string; key: string }) => row.kind === kind && row.key === key;
      const forecast = forecasts[key];
      const { used, limit, share, days } = factsOf(key, usage, quota, forecast, at);
      const fact = kind === "threshold" ? share : days;
      if (fact.state === "unknown") continue;
      const before = states.find(isThis);
      const held = before ?? { level: 0, marks: [] };
      const { approaching, nearly, critical } = thresholds[key];
      const decision =
        kind === "threshold"
          ? decideThreshold(held, fact, [approaching, nearly, critical])
          : decideForecast(held, fact, forecastDays);
      await applyDecision(tx, decision, {
        kind,
        key,
        at,
        used,
        limit,
        fact,
        before,
        open: opened.find(isThis),
        forecast,
      });
      next.push({ kind, key, level: decision.level, marks: [...decision.marks], readAt: at });
    }
    await keepStates(tx, next);
  });
}
