import "server-only";
import { and, desc, eq, getTableColumns } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import {
  notificationChannels as channels,
  type DeliveryTry,
  notificationDeliveries as deliveries,
} from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { numberedPage } from "@/lib/paging/place";
import type { DeliveryState } from "./channel-schemas";
import { isHeld } from "./claim";
import { notificationSchema } from "./schemas";

/**
 * One line of the delivery log. `channelId` is null once the channel is deleted; `held`: it waits for an earlier one about
 * the same limit; errors are messages as
 * `storable` made them, dates ISO strings.
 */
export type DeliveryView = {
  id: string;
  channelId: string | null;
  channelName: string;
  event: (typeof deliveries.$inferSelect)["event"];
  /** null: the queued notification can't be read. */
  title: string | null;
  path: string | null;
  state: DeliveryState;
  held: boolean;
  attempts: number;
  tries: DeliveryTry[];
  lastStatus: number | null;
  lastError: string | null;
  nextAttemptAt: string | null;
  createdAt: string;
  deliveredAt: string | null;
};

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The columns of a log entry. */
export const deliveryColumns = { ...getTableColumns(deliveries), held: isHeld };

export function toDeliveryView(row: typeof deliveries.$inferSelect & { held: boolean }): DeliveryView {
  const { id, channelId, channelName, event, state, attempts, tries, lastStatus, lastError } = row;
  const body = notificationSchema.safeParse(row.body);
  return {
    ...{ id, channelId, channelName, event, state, attempts, tries, lastStatus, lastError },
    title: body.success ? body.data.title : null,
    path: body.success ? body.data.path : null,
    held: row.held && (state === "queued" || state === "failed"),
    nextAttemptAt: iso(row.nextAttemptAt),
    createdAt: row.createdAt.toISOString(),
    deliveredAt: iso(row.deliveredAt),
  };
}

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
