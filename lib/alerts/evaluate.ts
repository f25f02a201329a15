import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { alertStates, alerts } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { lastReading } from "@/lib/quota/last-reading";
import { quotaKeys } from "@/lib/quota/schemas";
import { readThresholds } from "@/lib/quota/thresholds";
import { readAlertSettings } from "@/lib/settings/alerts";
import { applyDecision } from "./apply";
import { decideForecast, decideThreshold, settle } from "./decide";
import { type LimitFacts, readFacts } from "./facts";
import { limitKinds } from "./schemas";
import { type State, steadyColumns, steadyUsage } from "./steady-usage";
import { watchWallet } from "./watch-wallet";
import type { Figures, Watched } from "./watched";

/** Replicas that read at once take turns: the second finds what the first has opened. */
const ALERT_LOCK = 7_302_148;
/** A reading this much older than the last one was overtaken; one that is older still comes after a clock was set back. */
const OVERTAKEN_MS = 60_000;

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

async function watchLimits(tx: Db, states: State[], reading: QuotaReading, days: number): Promise<Watched[]> {
  const thresholds = await readThresholds({ db: tx });
  const { steady, usage, isFalling } = steadyUsage(states, reading);
  const now = await readFacts(tx, reading);
  const relied = isFalling ? await readFacts(tx, { ...reading, usage }) : now;
  const figures = ({ used, limit, forecast, ...facts }: LimitFacts, kind: (typeof limitKinds)[number]): Figures => ({
    ...{ used, limit, forecast },
    fact: kind === "threshold" ? facts.share : facts.days,
  });
  return limitKinds.flatMap((kind) =>
    quotaKeys.map((key): Watched => {
      const { approaching, nearly, critical } = thresholds[key];
      const marks = [approaching, nearly, critical];
      return {
        ...{ kind, key, steady: steady[key] },
        now: figures(now[key], kind),
        relied: figures(relied[key], kind),
        decide: (held, fact) =>
          kind === "threshold" ? decideThreshold(held, fact, marks) : decideForecast(held, fact, days),
      };
    }),
  );
}

async function evaluate(tx: Db, reading: QuotaReading, at: Date): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${ALERT_LOCK}::bigint)`);
  const states: State[] = await tx.select().from(alertStates);
  const late = states.map(({ readAt }) => readAt.getTime() - reading.at.getTime());
  if (late.some((ms) => ms > 0 && ms <= OVERTAKEN_MS)) return;

  const { forecastDays, walletEuros } = await readAlertSettings({ db: tx });
  const watched = [
    ...(await watchLimits(tx, states, reading, forecastDays)),
    watchWallet(states, reading, walletEuros),
  ];
  const opened = await tx.select().from(alerts).where(isNull(alerts.closedAt));
  const next: (typeof alertStates.$inferInsert)[] = [];
  for (const { kind, key, now, relied, steady, decide } of watched) {
    if (now.fact.state === "unknown") continue;
    const isThis = (row: { kind: string; key: string }) => row.kind === kind && row.key === key;
    const before = states.find(isThis);
    const held = before ?? { level: 0, marks: [] };
    const { decision, by } = settle(held, decide(held, now.fact), decide(held, relied.fact));
    const figures = by === "now" ? now : relied;
    await applyDecision(tx, decision, { ...{ kind, key, at, before }, ...figures, open: opened.find(isThis) });
    const { level, marks } = decision;
    next.push({ kind, key, level, marks: [...marks], readAt: reading.at, ...steadyColumns(steady) });
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
