import "server-only";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { notificationSettings } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";

export type NotificationSettings = { allowPrivateTargets: boolean };

/** What administrators allowed; nothing, until one did. */
export async function readNotificationSettings({ db }: Pick<Ctx, "db">): Promise<NotificationSettings> {
  const [row] = await db.select().from(notificationSettings);
  return { allowPrivateTargets: row?.allowPrivateTargets ?? false };
}

/** Lets webhooks lead to private and loopback addresses, or no longer. The same as before is not recorded. */
export async function allowPrivateTargets(ctx: Ctx, { allow }: { allow: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Made first, so that two administrators at once take turns on it.
    await tx.insert(notificationSettings).values({ updatedAt: ctx.now() }).onConflictDoNothing();
    const [row] = await tx.select().from(notificationSettings).for("update");
    const before = { allowPrivateTargets: row?.allowPrivateTargets ?? false };
    if (before.allowPrivateTargets === allow) return;
    const after = { allowPrivateTargets: allow };
    await tx.update(notificationSettings).set({ ...after, updatedAt: ctx.now() });
    const entry = {
      action: "notification.private-targets",
      targetKind: "settings",
      targetLabel: storable(message("settings.audit.privateTargets")),
      outcome: "succeeded",
      before,
      after,
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
