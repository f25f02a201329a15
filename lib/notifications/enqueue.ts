import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { notificationChannels, notificationDeliveries, staff } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { DEFAULT_LANGUAGE, type Language, languages } from "@/lib/messages/locales";
import { withoutNul } from "@/lib/text/without-nul";
import { type Notification, notificationSchema } from "./schemas";

type Channel = Pick<typeof notificationChannels.$inferSelect, "id" | "name">;

/** Queues one delivery of `notification` per channel. Returns their IDs. */
export async function enqueueTo(tx: Db, channels: Channel[], notification: Notification): Promise<string[]> {
  if (channels.length === 0) return [];
  const body = withoutNul(notificationSchema.parse(notification));
  const { alertId, event, sequence = null } = body;
  if (sequence !== null) await expedite(tx, channels, sequence);
  const rows = await tx
    .insert(notificationDeliveries)
    .values(channels.map(({ id, name }) => ({ channelId: id, channelName: name, alertId, event, sequence, body })))
    .returning({ id: notificationDeliveries.id });
  return rows.map(({ id }) => id);
}

/** Deliveries waiting for a retry are tried at once: those queued behind them must not wait for half a day. */
async function expedite(tx: Db, channels: Channel[], sequence: string): Promise<void> {
  const { channelId, state, sequence: of } = notificationDeliveries;
  const ids = channels.map(({ id }) => id);
  await tx
    .update(notificationDeliveries)
    .set({ nextAttemptAt: null })
    .where(and(inArray(channelId, ids), eq(of, sequence), eq(state, "failed")));
}

/** The language of a channel: that of the person who added it, as its recipients are unknown to the console. */
export async function languageOfChannel(tx: Db, id: string): Promise<Language> {
  const [added] = await tx
    .select({ language: staff.language })
    .from(notificationChannels)
    .innerJoin(staff, eq(staff.id, notificationChannels.createdBy))
    .where(eq(notificationChannels.id, id));
  return added?.language ?? DEFAULT_LANGUAGE;
}

/**
 * Queues a notification for every enabled channel in the caller's transaction, in each channel's language: it is sent
 * if that commits. Returns the number of channels. Throws a ZodError for an invalid notification.
 */
export async function enqueueNotification(tx: Db, notice: (language: Language) => Notification): Promise<number> {
  const { id, name, enabled, createdBy } = notificationChannels;
  const { language } = staff;
  // Deleting a channel at the same time would fail its delivery, and with it the caller's whole transaction.
  const channels = await tx
    .select({ id, name, language })
    .from(notificationChannels)
    .leftJoin(staff, eq(staff.id, createdBy))
    .where(eq(enabled, true))
    .for("key share", { of: notificationChannels });
  let queued = 0;
  for (const each of languages) {
    const theirs = channels.filter((channel) => (channel.language ?? DEFAULT_LANGUAGE) === each);
    if (theirs.length > 0) queued += (await enqueueTo(tx, theirs, { ...notice(each), language: each })).length;
  }
  return queued;
}
