import "server-only";
import type { Ctx } from "@/lib/context";
import { getQuota } from "@/lib/quota/read";
import { type Subject, subjectHistory, subjectUsage } from "@/lib/usage/subject-usage";

/** Any reading is recent enough: a page about one organization must not wait for the quota. */
const ANY_AGE_MS = Number.POSITIVE_INFINITY;

/** What is shown of one organization's or customer's share of the quota. */
export async function loadShare(ctx: Ctx, subject: Subject) {
  const [usage, history, { quota }] = await Promise.all([
    subjectUsage(ctx, subject),
    subjectHistory(ctx, subject),
    getQuota(ctx, ANY_AGE_MS),
  ]);
  return { usage, history, quota, now: ctx.now().toISOString() };
}
export type Share = Awaited<ReturnType<typeof loadShare>>;
