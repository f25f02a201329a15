import { pino } from "pino";
import { listCustomers } from "@/lib/customers/read";
import type { Db } from "@/lib/db/types";
import { readHistory } from "@/lib/quota/history";
import { historyRanges } from "@/lib/quota/history-schemas";
import { viewQuota } from "@/lib/quota/view";
import { rankingState, rankUsage } from "@/lib/usage/ranking";
import { type RankingQuery, rankingQueryDefaults } from "@/lib/usage/ranking-schemas";
import { type Subject, subjectHistory, subjectUsage } from "@/lib/usage/subject-usage";
import { monthlySummary, recordedMonths } from "@/lib/usage/summary";
import { topCustomers } from "@/lib/usage/top-customers";
import { createVocdoni } from "@/lib/vocdoni/client";
import type { Organization } from "@/lib/vocdoni/schemas";
import { PRIMARY_KEY } from "@/sandbox/credentials";

type Ctx = { db: Db; now: () => Date };
type Inputs = {
  some: (turn: number) => Organization;
  common: (turn: number) => string;
  rare: (turn: number) => string;
};

/** Nothing listens there: what is measured asks the database alone, and would fail if it did not. */
const url = "http://127.0.0.1:9";

/** What the quota page, the ranking, the summary and one's own part of the pool ask the database for. */
export async function quotaCases(ctx: Ctx, { some, common, rare }: Inputs) {
  const upstream = { url, keyPrefix: "", fingerprint: "", sessionConfigured: false, settleMs: 0 };
  const log = pino({ level: "silent" });
  const actor = { id: "bench", name: "Bench", email: "bench@integrator.example", role: "admin" } as const;
  const vocdoni = createVocdoni({ baseUrl: url, apiKey: PRIMARY_KEY });
  const whole = { ...ctx, actor, upstream, log, vocdoni, afterQuotaReading: async () => undefined };
  const rank = async (query: Partial<RankingQuery>) =>
    rankUsage(ctx, { ...rankingQueryDefaults, ...query }, await rankingState(ctx));
  const { rows: largest } = await listCustomers(ctx, {
    ...{ q: "", tag: "", archived: "", sort: "organizations", dir: "desc", page: 1, size: 10 },
  });
  const { total } = await rank({});
  const middle = Math.max(2, Math.ceil(total / rankingQueryDefaults.size / 2));
  const before = await rank({ sort: "change30", page: middle });
  const both = async (subject: Subject) => {
    await subjectUsage(ctx, subject);
    await subjectHistory(ctx, subject);
  };
  return [
    { name: "quota: gauges and forecasts", run: () => viewQuota(whole, Number.POSITIVE_INFINITY) },
    ...historyRanges.map((range) => ({
      name: `quota: history, ${range}`,
      run: () => readHistory(ctx, range),
    })),
    { name: "quota: top customers of each counter", run: () => topCustomers(ctx) },
    { name: "ranking: by votes", run: () => rank({}) },
    { name: "ranking: by emails, change over 7 days", run: () => rank({ counter: "emails", sort: "change7" }) },
    {
      name: "ranking: by SMS, largest decrease over 30 days",
      run: () => rank({ counter: "sms", sort: "change30", dir: "asc" }),
    },
    { name: "ranking: customers by votes", run: () => rank({ by: "customer" }) },
    { name: "ranking: customers, a common word", run: (turn: number) => rank({ by: "customer", q: common(turn) }) },
    {
      name: "ranking: one type, change over 30 days",
      run: (turn: number) => rank({ type: some(turn).type, sort: "change30" }),
    },
    {
      name: "ranking: type and country",
      run: (turn: number) => rank({ type: some(turn).type, country: some(turn).country, counter: "emails" }),
    },
    { name: "ranking: a rare word", run: (turn: number) => rank({ q: rare(turn), sort: "change7" }) },
    { name: "ranking: a common word", run: (turn: number) => rank({ q: common(turn), sort: "change30" }) },
    {
      name: "ranking: page in the middle, from the one before it",
      run: () => rank({ sort: "change30", page: middle + 1, after: before.next ?? "" }),
    },
    {
      name: "ranking: page in the middle, by its number",
      run: (turn: number) => rank({ page: Math.max(2, middle - (turn % 10)) }),
    },
    {
      name: "share and 12 months: an organization",
      run: (turn: number) => both({ kind: "organization", id: some(turn).address }),
    },
    {
      name: "share and 12 months: the ten largest customers",
      run: (turn: number) => both({ kind: "customer", id: largest[turn % largest.length]?.id ?? "" }),
    },
    {
      name: "monthly summary",
      run: async () => {
        const months = await recordedMonths(ctx);
        await monthlySummary(ctx, months[1]?.month ?? "", 500);
      },
    },
  ];
}
