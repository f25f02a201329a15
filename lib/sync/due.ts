import "server-only";
import { desc } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncRuns } from "@/lib/db/schema";
import { closeStaleSyncs } from "./stale";

/**
 * Whether the schedule should start a sync: `everyMs` after the latest one started, or at once if its process died,
 * since the next one continues it.
 */
export async function isSyncDue(ctx: Pick<Ctx, "db" | "now">, everyMs: number): Promise<boolean> {
  await closeStaleSyncs(ctx);
  const [latest] = await ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1);
  if (!latest || (latest.state === "failed" && latest.error?.code === "interrupted")) return true;
  const age = ctx.now().getTime() - latest.startedAt.getTime();
  // Started in the future: the clock was set back since.
  return age >= everyMs || age < 0;
}
