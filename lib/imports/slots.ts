import "server-only";
import { and, count, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import type { Slots } from "@/lib/organizations/form-options";
import { getQuota, type QuotaCtx } from "@/lib/quota/read";

/** The slots as Vocdoni says just now; the last reading of them where it does not answer. */
export async function readSlots(ctx: QuotaCtx): Promise<Slots> {
  const { quota, enforced, checkedAt, problem } = await getQuota(ctx, 0);
  return quota && { gauge: quota.gauges.managedOrgs, enabled: quota.enabled, enforced, checkedAt, problem };
}

/** Creations that are written down and not sent: Vocdoni does not count them yet, and they will take a slot each. */
export async function countWaiting({ db }: Pick<Ctx, "db">): Promise<number> {
  const waiting = and(eq(operations.state, "recorded"), eq(operations.kind, "organization.create"));
  const [row] = await db.select({ n: count() }).from(operations).where(waiting);
  return row?.n ?? 0;
}
