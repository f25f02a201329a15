import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { alertStates, alerts } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { lastReading } from "@/lib/quota/last-reading";
import { quotaKeys } from "@/lib/quota/model";
import { readThresholds } from "@/lib/quota/thresholds";
import { readAlertSettings } from "@/lib/settings/alerts";
import { applyDecision } from "./apply";
import { confirmedColumns, confirmedUsage, type State } from "./confirmed-usage";
import { decideForecast, decideThreshold, settle } from "./decide";
import { type LimitFacts, readFacts } from "./facts";
import { limitKinds } from "./model";
import { watchWallet } from "./watch-wallet";
import type { Figures, Watched } from "./watched";

/** Serializes replicas that read at the same time: the second sees what the first opened. */
const ALERT_LOCK = 7_302_148;
/** A reading this much older than the last one is out of date; an even older one means that a clock was set back. */
const STALE_READING_MS = 60_000;

async function saveStates(tx: Db, states: (typeof alertStates.$inferInsert)[]): Promise<void> {
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
  const { confirmed, usage, isDropping } = confirmedUsage(states, reading);
  const now = await readFacts(tx, reading);
  const relied = isDropping ? await readFacts(tx, { ...reading, usage }) : now;
  const figures = ({ used, limit, forecast, ...facts }: LimitFacts, kind: (typeof limitKinds)[number]): Figures => ({
    ...{ used, limit, forecast },
    fact: kind === "threshold" ? facts.share : facts.days,
  });
  return limitKinds.flatMap((kind) =>
    quotaKeys.map((key): Watched => {
      const { approaching, nearly, critical } = thresholds[key];
      const marks = [approaching, nearly, critical];
      return {
        ...{ kind, key, confirmed: confirmed[key] },
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
  if (late.some((ms) => ms > 0 && ms <= STALE_READING_MS)) return;

  const { forecastDays, walletEuros } = await readAlertSettings({ db: tx });
  const watched = [
    ...(await watchLimits(tx, states, reading, forecastDays)),
    watchWallet(states, reading, walletEuros),
  ];
  const opened = await tx.select().from(alerts).where(isNull(alerts.closedAt));
  const next: (typeof alertStates.$inferInsert)[] = [];
  for (const { kind, key, now, relied, confirmed, decide } of watched) {
    if (now.fact.state === "unknown") continue;
    const matches = (row: { kind: string; key: string }) => row.kind === kind && row.key === key;
    const before = states.find(matches);
    const held = before ?? { level: 0, marks: [] };
    const { decision, by } = settle(held, decide(held, now.fact), decide(held, relied.fact));
    const figures = by === "now" ? now : relied;
    await applyDecision(tx, decision, { ...{ kind, key, at, before }, ...figures, open: opened.find(matches) });
    const { level, marks } = decision;
    next.push({ kind, key, level, marks: [...marks], readAt: reading.at, ...confirmedColumns(confirmed) });
  }
  await saveStates(tx, next);
}

/** Opens and closes alerts from a reading and queues notifications, in one transaction. */
export async function evaluateAlerts({ db }: Pick<Ctx, "db">, reading: QuotaReading): Promise<void> {
  await db.transaction((tx) => evaluate(tx, reading, reading.at));
}

/**
 * Evaluates the last reading again, in the transaction that changes thresholds or settings, so that alerts don't wait
 * for the next reading. Does nothing without a reading.
 */
export async function reevaluateAlerts(tx: Db, now: () => Date): Promise<void> {
  const reading = await lastReading({ db: tx, now });
  if (reading) await evaluate(tx, reading, now());
}
