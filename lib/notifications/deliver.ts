import "server-only";
import { inArray } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { notificationChannels } from "@/lib/db/schema";
import { type Message, message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import type { ProxySettings } from "@/lib/vocdoni/dispatcher";
import { type Attempt, failed } from "./attempt";
import { claimDue, type Delivery, isExhausted, recordAttempt, releaseAttempt } from "./claim";
import { composeWebhook } from "./compose";
import { sendEmail } from "./email";
import { notificationSchema } from "./schemas";
import { type SealingKey, unseal } from "./secrets";
import { readNotificationSettings } from "./settings";
import type { Smtp } from "./smtp";
import type { Resolve } from "./targets";
import { sendWebhook } from "./webhook";

/** In parallel, so that a receiver that hangs holds up few others. */
const BATCH = 8;

export type SystemCtx = Pick<Ctx, "db" | "now" | "log" | "requestId">;
/**
 * How this console sends. `timeoutMs` shortens the deadline of an attempt, for tests; `signal` aborts attempts in
 * progress.
 */
export type SendOptions = {
  smtp: Smtp | null;
  baseUrl: string | null;
  resolve: Resolve;
  proxy?: ProxySettings;
  sealingKey: () => SealingKey;
  timeoutMs?: number;
  signal?: AbortSignal;
};
type Channel = typeof notificationChannels.$inferSelect;

/** A permanent failure. */
const hopeless = (error: Message) => ({ attempt: failed(error), final: true });

async function send(
  ctx: SystemCtx,
  means: SendOptions,
  delivery: Delivery,
  channel: Channel | undefined,
  allowPrivate: boolean,
): Promise<{ attempt: Attempt; final: boolean }> {
  const parsed = notificationSchema.safeParse(delivery.body);
  if (!parsed.success) return hopeless(message("settings.failures.unreadable"));
  if (!channel) return hopeless(message("settings.failures.deleted"));
  if (!channel.enabled && delivery.event !== "test") return hopeless(message("settings.failures.disabled"));
  if (isExhausted(delivery)) return hopeless(message("settings.failures.stoppedAlways"));
  const notification = parsed.data;
  const { id: deliveryId, event, reached } = delivery;
  const { smtp, baseUrl, resolve, proxy, timeoutMs, signal } = means;
  if (channel.kind === "email") {
    const attempt = smtp
      ? await sendEmail(
          { deliveryId, recipients: channel.recipients, reached, notification },
          { smtp, baseUrl, timeoutMs, signal },
        )
      : failed(message("settings.failures.noMailServer"));
    return { attempt, final: false };
  }
  const { url, secret: sealed } = channel;
  if (url === null || sealed === null) return hopeless(message("settings.failures.noAddress"));
  const secret = unseal(means.sealingKey(), channel.id, sealed);
  if (secret === null) return { attempt: failed(message("settings.failures.secretLost")), final: false };
  const body = composeWebhook(deliveryId, notification, baseUrl);
  const request = { url, secret, deliveryId, event, body, at: ctx.now() };
  return { attempt: await sendWebhook(request, { allowPrivate, resolve, proxy, timeoutMs, signal }), final: false };
}

async function deliver(
  ctx: SystemCtx,
  means: SendOptions,
  delivery: Delivery,
  channel: Channel | undefined,
  allowPrivate: boolean,
) {
  const { attempt, final } = await send(ctx, means, delivery, channel, allowPrivate);
  // A response received before the end counts; attempts without one were interrupted.
  if (means.signal?.aborted && !attempt.ok && attempt.status === null) return releaseAttempt(ctx, delivery);
  const noted = await recordAttempt(ctx, delivery, attempt, final);
  const { id, event, attempts } = delivery;
  const line = {
    delivery: id,
    channel: delivery.channelId,
    event,
    attempts,
    status: attempt.status,
    error: attempt.error && translate(attempt.error),
  };
  if (!noted) ctx.log.warn(line, "a delivery took longer than its lease");
  else if (attempt.ok) ctx.log.info(line, "notification delivered");
  else ctx.log.warn(line, "notification not delivered");
}

/**
 * Sends due deliveries in parallel batches until none is left. Returns the number of attempts. Safe in several consoles
 * at once. A delivery whose outcome can't be saved is repeated under the same ID.
 */
export async function deliverDue(ctx: SystemCtx, means: SendOptions): Promise<number> {
  let made = 0;
  while (!means.signal?.aborted) {
    const claimed = await claimDue(ctx, BATCH);
    if (claimed.length === 0) break;
    const ids = claimed.flatMap(({ channelId }) => channelId ?? []);
    const channels = await ctx.db.select().from(notificationChannels).where(inArray(notificationChannels.id, ids));
    const { allowPrivateTargets } = await readNotificationSettings(ctx);
    await Promise.all(
      claimed.map(async (delivery) => {
        const channel = channels.find(({ id }) => id === delivery.channelId);
        try {
          await deliver(ctx, means, delivery, channel, allowPrivateTargets);
        } catch (error) {
          ctx.log.error({ err: error, delivery: delivery.id, requestId: ctx.requestId }, "delivering failed");
        }
      }),
    );
    made += claimed.length;
  }
  return made;
}
