import "server-only";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { notificationSettings } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";

export type NotificationSettings = { allowPrivateTargets: boolean };

/** What administrators have allowed; nothing by default. */
export async function readNotificationSettings({ db }: Pick<Ctx, "db">): Promise<NotificationSettings> {
  const [row] = await db.select().from(notificationSettings);
  return { allowPrivateTargets: row?.allowPrivateTargets ?? false };
}

/** Allows webhooks to private and loopback addresses, or no longer. Unchanged settings aren't audited. */
export async function allowPrivateTargets(ctx: Ctx, { allow }: { allow: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Created first, so that two administrators saving at once take turns.
    await tx.insert(notificationSettings).values({ updatedAt: ctx.now() }).onConflictDoNothing();
    const [row] = await tx.select().from(notificationSettings).for("update");
    const before = { allowPrivateTargets: row?.allowPrivateTargets ?? false };
    if (before.allowPrivateTargets === allow) return;
    const after = { allowPrivateTargets: allow };
    await tx.update(notificationSettings).set({ ...after, updatedAt: ctx.now() });
    await auditChange(tx, ctx, {
      action: "notification.private-targets",
      targetKind: "settings",
      targetLabel: storable(message("settings.audit.privateTargets")),
      before,
      after,
    });
  });
}
