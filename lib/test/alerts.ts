import { evaluateAlerts } from "@/lib/alerts/evaluate";
import { listAlerts } from "@/lib/alerts/list";
import { alertTitle, closedWords } from "@/lib/alerts/words";
import type { Ctx } from "@/lib/context";
import { keepReading, type QuotaReading } from "@/lib/quota/keep";
import { reading } from "./readings";

/** A reading some minutes after noon, of which the votes matter. */
export const votes = (minutes: number, sentVotes: number, more: Partial<QuotaReading> = {}) =>
  reading(minutes, { sentVotes }, more);

/** Readings as the schedule takes them, and what came of them. */
export const alertsOf = (ctx: () => Pick<Ctx, "db">) => ({
  evaluate: async (...readings: QuotaReading[]) => {
    for (const each of readings) {
      await keepReading(ctx(), each);
      await evaluateAlerts(ctx(), each);
    }
  },
  /** "Votes passed 90%: 9,120 of 10,000", with why it closed; the newest first. */
  told: async () => {
    const { rows } = await listAlerts(ctx(), { state: "", page: 1, size: 50 });
    return rows.map((alert) => [alertTitle(alert), closedWords(alert)].filter(Boolean).join(" → "));
  },
});
