import "server-only";
import { asc, desc, isNotNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { notificationChannels as channels, notificationDeliveries as deliveries } from "@/lib/db/schema";
import type { ChannelKind } from "./channel-schemas";
import { type DeliveryView, toDeliveryView } from "./deliveries";

/** A channel as the settings show it: never its secret. `last` is the newest delivery; dates are ISO strings. */
export type ChannelView = {
  id: string;
  kind: ChannelKind;
  name: string;
  recipients: string[];
  url: string | null;
  enabled: boolean;
  createdAt: string;
  last: DeliveryView | null;
};

/** Where alerts are sent, by name. */
export async function listChannels({ db }: Pick<Ctx, "db">): Promise<ChannelView[]> {
  const rows = await db.select().from(channels).orderBy(asc(channels.name), asc(channels.id));
  const latest = await db
    .selectDistinctOn([deliveries.channelId])
    .from(deliveries)
    .where(isNotNull(deliveries.channelId))
    .orderBy(deliveries.channelId, desc(deliveries.createdAt), desc(deliveries.id));
  return rows.map(({ id, kind, name, recipients, url, enabled, createdAt }) => {
    const last = latest.find(({ channelId }) => channelId === id);
    const view = { id, kind, name, recipients, url, enabled, createdAt: createdAt.toISOString() };
    return { ...view, last: last ? toDeliveryView(last) : null };
  });
}
