import { notificationDeliveries } from "@/lib/db/schema";
import { createChannel } from "@/lib/notifications/change-channels";
import { deliverDue, type SendOptions } from "@/lib/notifications/deliver";
import type { Notification } from "@/lib/notifications/schemas";
import { sealingKeyOf } from "@/lib/notifications/secrets";
import { allowPrivateTargets } from "@/lib/notifications/settings";
import { openTestConsole } from "./context";
import { startReceiver } from "./receivers";

/** A notification of an alert that opened. */
export const opened: Notification = {
  ...{ event: "alert.opened", alertId: "a-1", title: "Votes", text: "90 % used", path: "/quota", data: { left: 1200 } },
  occurredAt: "2026-11-22T10:00:00.000Z",
};

const key = sealingKeyOf("the secret of the tests' own console");
/** As a console with a secret of its own changes channels, where every name is 127.0.0.1. */
export const channelDeps = { resolve: async () => ["127.0.0.1"], sealingKey: () => key };

/** A console and a real receiver that webhooks may lead to: every name is 127.0.0.1. */
export async function openDeliveries() {
  const [t, receiver] = await Promise.all([openTestConsole(), startReceiver()]);
  const means: SendOptions = { smtp: null, baseUrl: "https://console.example", ...channelDeps };
  const rows = () => t.ctx.db.select().from(notificationDeliveries).orderBy(notificationDeliveries.seq);
  return {
    t,
    receiver,
    reset: async () => {
      await t.reset();
      receiver.received.length = 0;
      receiver.status(200);
      await allowPrivateTargets(t.ctx, { allow: true });
    },
    deliver: (more: Partial<SendOptions> = {}) => deliverDue(t.ctx, { ...means, ...more }),
    webhook: (url = receiver.url) => createChannel(t.ctx, { kind: "webhook", name: "Desk", url }, channelDeps),
    email: (...recipients: string[]) => createChannel(t.ctx, { kind: "email", name: "Team", recipients }, channelDeps),
    rows,
    /** The one delivery that there is. */
    only: async () => {
      const [row, ...more] = await rows();
      if (!row || more.length > 0) throw new Error("not one delivery");
      return row;
    },
    close: async () => {
      await receiver.close();
      await t.close();
    },
  };
}
export type Deliveries = Awaited<ReturnType<typeof openDeliveries>>;
