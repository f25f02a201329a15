import "server-only";
import { and, asc, eq, gt, gte, isNotNull, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations, quotaHistory } from "@/lib/db/schema";
import { floorTo } from "./buckets";
import { type HistoryPoint, type HistoryRange, type QuotaHistory, rangeSpans } from "./history-schemas";
import { fallsOf, gapsOf, lastOfEach, toPoint } from "./series";
import { lastWallet } from "./wallet";

type HistoryCtx = Pick<Ctx, "db" | "now">;
const MOST_DELETIONS = 2_000;

/** The kept buckets that begin in `from` to `to`, oldest first. */
export async function readPoints(
  { db }: Pick<Ctx, "db">,
  kind: "hour" | "day",
  from: number,
  to: number,
): Promise<HistoryPoint[]> {
  const { bucketKind, bucketStart } = quotaHistory;
  const rows = await db
    .select()
    .from(quotaHistory)
    .where(and(eq(bucketKind, kind), gte(bucketStart, new Date(from)), lte(bucketStart, new Date(to))))
    .orderBy(asc(bucketStart));
  return rows.flatMap((row) => toPoint(row) ?? []);
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
    .limit(MOST_DELETIONS);
  return rows.flatMap(({ label, sentAt, finishedAt }) => (sentAt && finishedAt ? [{ label, sentAt, finishedAt }] : []));
}

/** What was used and allowed over a range, up to now, with its gaps and its falls. */
export async function readHistory(ctx: HistoryCtx, range: HistoryRange): Promise<QuotaHistory> {
  const { kind, stepMs, steps } = rangeSpans[range];
  const to = ctx.now().getTime();
  const from = floorTo(stepMs, to) - steps * stepMs;
  const [kept, deletions, wallet] = await Promise.all([
    readPoints(ctx, kind, from, to),
    deletionsSince(ctx, from),
    lastWallet(ctx),
  ]);
  const points = lastOfEach(stepMs, kept);
  const falls = fallsOf(points, deletions);
  return { range, from, to, points, gaps: gapsOf(stepMs, points, to), falls, hasWallet: wallet !== null };
}
