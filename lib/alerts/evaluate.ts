import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
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

/** Opens and closes alerts by a reading, and queues what is to be sent, in one transaction. */
export async function evaluateAlerts({ db }: Pick<Ctx, "db">, reading: QuotaReading): Promise<void> {
  const { at, enabled, limits, usage } = reading;
  const quota = interpretQuota({ enabled, limits, usage });
  await db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${ALERT_LOCK}::bigint)`);
    const states = await tx.select().from(alertStates);
    const late = Math.max(...states.map(({ readAt }) => readAt.getTime() - at.getTime()));
    if (late > 0 && late <= OVERTAKEN_MS) return;

    const inTx = { db: tx };
    const thresholds = await readThresholds(inTx);
    const { forecastDays } = await readAlertSettings(inTx);
    const forecasts = await readForecasts(inTx, quota, at, at);
    const open = await tx.select().from(alerts).where(isNull(alerts.closedAt));
    for (const kind of alertKinds) {
      for (const key of quotaKeys) {
        const facts = factsOf(key, usage, quota, forecasts[key], at);
        const isThis = (row: { kind: string; key: string }) => row.kind === kind && row.key === key;
        const before = states.find(isThis);
        const held = before ?? { level: 0, marks: [] };
        const { approaching, nearly, critical } = thresholds[key];
        const fact = kind === "threshold" ? facts.share : facts.days;
        const decision =
          kind === "threshold"
            ? decideThreshold(held, fact, [approaching, nearly, critical])
            : decideForecast(held, fact, forecastDays);
        const forecast = kind === "forecast" ? forecasts[key] : null;
        const { used, limit } = facts;
        await applyDecision(tx, decision, { kind, key, at, used, limit, fact, before, open: open.find(isThis), forecast });
      }
    }
  });
}
