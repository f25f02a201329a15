import "server-only";
import { asc, desc, isNotNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { notificationChannels as channels, notificationDeliveries as deliveries } from "@/lib/db/schema";
import { deliveryColumns, toDeliveryView } from "./deliveries";
import { getSealingKey, type SealingKey, unseal } from "./secrets";

/** Where alerts are sent, by name. */
export async function listChannels({ db }: Pick<Ctx, "db">, sealingKey: () => SealingKey = getSealingKey) {
  const rows = await db.select().from(channels).orderBy(asc(channels.name), asc(channels.id));
  const latest = await db
    .selectDistinctOn([deliveries.channelId], deliveryColumns)
    .from(deliveries)
    .where(isNotNull(deliveries.channelId))
    .orderBy(deliveries.channelId, desc(deliveries.createdAt), desc(deliveries.id));
  return rows.map(({ id, kind, name, recipients, url, secret, enabled, createdAt }) => {
    const last = latest.find(({ channelId }) => channelId === id);
    const secretLost = secret !== null && unseal(sealingKey(), id, secret) === null;
    const view = { id, kind, name, recipients, url, enabled, secretLost, createdAt: createdAt.toISOString() };
    return { ...view, last: last ? toDeliveryView(last) : null };
  });
}

/**
 * A channel as the settings show it: never its secret, only whether the console can still read it. `last` is the newest
 * delivery.
 */
export type ChannelView = Awaited<ReturnType<typeof listChannels>>[number];
