import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { alertStates, alerts } from "@/lib/db/schema";
import type { QuotaReading } from "@/lib/quota/keep";
import { lastReading } from "@/lib/quota/last-reading";
import { type QuotaKey, quotaKeys } from "@/lib/quota/schemas";
import { readThresholds } from "@/lib/quota/thresholds";
import { applyDecision } from "./apply";
import { decideForecast, decideThreshold, type Fact, type Held, settle } from "./decide";
import { readFacts } from "./facts";
import { type AlertKind, alertKinds } from "./schemas";
import { readAlertSettings } from "./settings";
import { type State, steadyColumns, steadyUsage } from "./steady-usage";

/** Replicas that read at once take turns: the second finds what the first has opened. */
const ALERT_LOCK = 7_302_148;
/** A reading this much older than the last one was overtaken; one that is older still comes after a clock was set back. */
const OVERTAKEN_MS = 60_000;

const watched = alertKinds.flatMap((kind) => quotaKeys.map((key) => ({ kind, key })));

async function keepStates(tx: Db, states: (typeof alertStates.$inferInsert)[]): Promise<void> {
  if (states.length === 0) return;
  const excluded = (column: string) => sql.raw(`excluded.${column}`);
  const set = {
    level: excluded("level"),
    marks: excluded("marks"),
    readAt: excluded("read_at"),
    steadyUsed: excluded("steady_used"),
    fallenSince: excluded("fallen_since"),
    fallenTo: excluded("fallen_to"),
  };
  const target = [alertStates.kind, alertStates.key];
  await tx.insert(alertStates).values(states).onConflictDoUpdate({ target, set });
}

/** How one alert is decided on by a fact, with what administrators chose. */
async function readRules(tx: Db) {
  const thresholds = await readThresholds({ db: tx });
  const { forecastDays } = await readAlertSettings({ db: tx });
  return (kind: AlertKind, key: QuotaKey, held: Held) => (fact: Fact) => {
    const { approaching, nearly, critical } = thresholds[key];
    return kind === "threshold"
      ? decideThreshold(held, fact, [approaching, nearly, critical])
      : decideForecast(held, fact, forecastDays);
  };
}

async function evaluate(tx: Db, reading: QuotaReading, at: Date): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${ALERT_LOCK}::bigint)`);
  const states: State[] = await tx.select().from(alertStates);
  const late = states.map(({ readAt }) => readAt.getTime() - reading.at.getTime());
  if (late.some((ms) => ms > 0 && ms <= OVERTAKEN_MS)) return;

  const decide = await readRules(tx);
  const { steady, usage, isFalling } = steadyUsage(states, reading);
  const now = await readFacts(tx, reading);
  const relied = isFalling ? await readFacts(tx, { ...reading, usage }) : now;
  const opened = await tx.select().from(alerts).where(isNull(alerts.closedAt));
  const next: (typeof alertStates.$inferInsert)[] = [];
  for (const { kind, key } of watched) {
    const isThis = (row: { kind: string; key: string }) => row.kind === kind && row.key === key;
    const factOf = ({ share, days }: (typeof now)[QuotaKey]) => (kind === "threshold" ? share : days);
    if (factOf(now[key]).state === "unknown") continue;
    const before = states.find(isThis);
    const held = before ?? { level: 0, marks: [] };
    const by = decide(kind, key, held);
    const { decision, by: basis } = settle(held, by(factOf(now[key])), by(factOf(relied[key])));
    const facts = basis === "now" ? now[key] : relied[key];
    const { used, limit, forecast } = facts;
    const seen = { kind, key, at, used, limit, fact: factOf(facts), before, open: opened.find(isThis), forecast };
    await applyDecision(tx, decision, seen);
    const { level, marks } = decision;
    next.push({ kind, key, level, marks: [...marks], readAt: reading.at, ...steadyColumns(steady[key]) });
  }
  await keepStates(tx, next);
}

/** Opens and closes alerts by a reading, and queues what is to be sent, in one transaction. */
export async function evaluateAlerts({ db }: Pick<Ctx, "db">, reading: QuotaReading): Promise<void> {
  await db.transaction((tx) => evaluate(tx, reading, reading.at));
}

/**
 * The same by the last reading once more, within the transaction of somebody who changes what alerts are decided by: they
 * need not wait for the next one. Nothing without a reading.
 */
export async function evaluateAgain(tx: Db, now: () => Date): Promise<void> {
  const reading = await lastReading({ db: tx, now });
  if (reading) await evaluate(tx, reading, now());
}
