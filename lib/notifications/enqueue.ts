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
export async function languageOfChannels(tx: Db, createdBy: readonly (string | null)[]) {
  const ids = createdBy.filter((id) => id !== null);
  const people = ids.length > 0 ? await tx.select().from(staff).where(inArray(staff.id, ids)) : [];
  const chosen = new Map(people.map(({ id, language }) => [id, language]));
  return (channel: { createdBy: string | null }): Language => chosen.get(channel.createdBy ?? "") ?? DEFAULT_LANGUAGE;
}

/**
 * Queues a notification for every enabled channel in the caller's transaction, in each channel's language: it is sent
 * if that commits. Returns the number of channels. Throws a ZodError for an invalid notification.
 */
export async function enqueueNotification(tx: Db, notice: (language: Language) => Notification): Promise<number> {
  const { id, name, enabled, createdBy } = notificationChannels;
  // Deleting a channel at the same time would fail its delivery, and with it the caller's whole transaction.
  const channels = await tx
    .select({ id, name, createdBy })
    .from(notificationChannels)
    .where(eq(enabled, true))
    .for("key share");
  const languageOf = await languageOfChannels(
    tx,
    channels.map((channel) => channel.createdBy),
  );
  let queued = 0;
  for (const language of languages) {
    const theirs = channels.filter((channel) => languageOf(channel) === language);
    if (theirs.length > 0) queued += (await enqueueTo(tx, theirs, { ...notice(language), language })).length;
  }
  return queued;
}
