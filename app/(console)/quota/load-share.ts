import "server-only";
import type { Ctx } from "@/lib/context";
import { storedQuota } from "@/lib/quota/read";
import { type Subject, subjectHistory, subjectUsage } from "@/lib/usage/subject-usage";

/** What is shown of one organization's or customer's share of the quota, which doesn't wait for Vocdoni. */
export async function loadShare(ctx: Ctx, subject: Subject) {
  const [usage, history, { quota }] = await Promise.all([
    subjectUsage(ctx, subject),
    subjectHistory(ctx, subject),
    storedQuota(ctx),
  ]);
  return { usage, history, quota, now: ctx.now().toISOString() };
}
export type Share = Awaited<ReturnType<typeof loadShare>>;
