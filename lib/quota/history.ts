import "server-only";
import { and, asc, eq, gt, gte, isNotNull, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations, quotaHistory } from "@/lib/db/schema";
import { readTimeZone } from "@/lib/settings/time-zone";
import { DAY_MS, stepOf, stepsBefore } from "@/lib/time/buckets";
import { type HistoryPoint, type HistoryRange, type QuotaHistory, rangeSpans } from "./history-schemas";
import { decreasesOf, gapsOf, lastOfEach, toPoint } from "./series";
import { lastWallet } from "./wallet";

type HistoryCtx = Pick<Ctx, "db" | "now">;
const MAX_DELETIONS = 2_000;

/** The stored buckets from `from` to `to`, in order of reading. Their days may be those of other time zones. */
export async function readPoints(
  { db }: Pick<Ctx, "db">,
  kind: "hour" | "day",
  from: number,
  to: number,
): Promise<HistoryPoint[]> {
  const { bucketKind, bucketStart, at } = quotaHistory;
  const rows = await db
    .select()
    .from(quotaHistory)
    .where(and(eq(bucketKind, kind), gte(bucketStart, new Date(from - DAY_MS)), lte(bucketStart, new Date(to))))
    .orderBy(asc(at));
  return rows.filter((row) => row.at.getTime() >= from).map(toPoint);
}

/** Deletions that this console carried out and that ended after `from`. */
async function deletionsSince({ db }: Pick<Ctx, "db">, from: number) {
  const rows = await db
    .select({ label: operations.label, sentAt: operations.sentAt, finishedAt: operations.finishedAt })
    .from(operations)
    .where(
      and(
        eq(operations.kind, "organization.delete"),
        eq(operations.state, "succeeded"),
        isNotNull(operations.sentAt),
        gt(operations.finishedAt, new Date(from)),
      ),
    )
    .orderBy(asc(operations.finishedAt))
    .limit(MAX_DELETIONS);
  return rows.flatMap(({ label, sentAt, finishedAt }) => (sentAt && finishedAt ? [{ label, sentAt, finishedAt }] : []));
}

/** Usage and limits over a range, up to now, with gaps and decreases. */
export async function readHistory(ctx: HistoryCtx, range: HistoryRange): Promise<QuotaHistory> {
  const { kind, stepMs, steps } = rangeSpans[range];
  const to = ctx.now().getTime();
  const timeZone = await readTimeZone(ctx);
  const step = stepOf(stepMs, timeZone);
  const from = stepsBefore(steps, to, stepMs, timeZone);
  const [kept, deletions, wallet] = await Promise.all([
    readPoints(ctx, kind, from, to),
    deletionsSince(ctx, from),
    lastWallet(ctx),
  ]);
  const points = lastOfEach(step, kept);
  const decreases = decreasesOf(points, deletions);
  return { range, timeZone, from, to, points, gaps: gapsOf(step, points, to), decreases, hasWallet: wallet !== null };
}
