import "server-only";
import { and, desc, eq, getTableColumns } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { notificationChannels as channels, notificationDeliveries as deliveries } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { numberedPage } from "@/lib/paging/place";
import { isoDates } from "@/lib/time/iso-dates";
import type { DeliveryState } from "./channel-schemas";
import { isHeld } from "./claim";
import { notificationSchema } from "./schemas";

/** The columns of a log entry. */
export const deliveryColumns = { ...getTableColumns(deliveries), held: isHeld };

/**
 * One line of the delivery log. `channelId` is null once the channel is deleted, `title` and `path` where the queued
 * notification can't be read; `held`: it waits for an earlier one about the same limit; errors are messages as `storable`
 * made them.
 */
export function toDeliveryView(row: typeof deliveries.$inferSelect & { held: boolean }) {
  const { id, channelId, channelName, event, state, attempts, tries, lastStatus, lastError } = row;
  const { nextAttemptAt, createdAt, deliveredAt } = row;
  const { title = null, path = null } = notificationSchema.safeParse(row.body).data ?? {};
  return {
    ...{ id, channelId, channelName, event, title, path, state, attempts, tries, lastStatus, lastError },
    held: row.held && (state === "queued" || state === "failed"),
    ...isoDates({ nextAttemptAt, createdAt, deliveredAt }),
  };
}
export type DeliveryView = ReturnType<typeof toDeliveryView>;

/** Empty strings do not filter. */
export type DeliveryQuery = { channel: string; state: DeliveryState | ""; page: number; size: number };

/** The delivery log, newest first. A page beyond the last yields the last. */
export function listDeliveries({ db }: Pick<Ctx, "db">, query: DeliveryQuery) {
  const filter = and(
    query.channel === "" ? undefined : eq(deliveries.channelId, query.channel),
    query.state === "" ? undefined : eq(deliveries.state, query.state),
  );
  return numberedPage(db, deliveries, filter, query, async (limit, offset) => {
    const rows = db.select(deliveryColumns).from(deliveries).where(filter);
    const newest = rows.orderBy(desc(deliveries.createdAt), desc(deliveries.id));
    return (await newest.limit(limit).offset(offset)).map(toDeliveryView);
  });
}

/** Queues a delivery that was given up again, under the same ID, with a fresh set of attempts. */
export async function sendAgain(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
    if (!row) throw new AppError("not-found", message("settings.errors.deliveryGone"));
    if (row.state !== "given-up") throw new AppError("conflict", message("settings.errors.notFailed"));
    const [channel] = await tx
      .select({ enabled: channels.enabled })
      .from(channels)
      .where(eq(channels.id, row.channelId ?? id));
    if (!channel) throw new AppError("conflict", message("settings.errors.deliveryChannelGone"));
    if (!channel.enabled && row.event !== "test")
      throw new AppError("conflict", message("settings.errors.channelDisabled"));
    await tx.update(deliveries).set({ state: "queued", attempts: 0, nextAttemptAt: null }).where(eq(deliveries.id, id));
    const entry = {
      action: "notification.send-again",
      targetKind: "channel",
      target: row.channelId ?? "",
      targetLabel: row.channelName,
      outcome: "requested",
      after: { delivery: id, event: row.event },
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
