import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { AuditAction } from "@/lib/audit/schemas";
import { type AuditEntry, writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { notificationChannels as channels, notificationDeliveries as deliveries } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import { withoutNul } from "@/lib/text/without-nul";
import { type CreateChannelInput, MAX_CHANNELS, type UpdateChannelInput } from "./channel-schemas";
import { checkTarget } from "./check-target";
import { enqueueTo, languageOfChannel } from "./enqueue";
import { getSealingKey, isSealed, type SealingKey, seal } from "./secrets";
import { type Resolve, resolveName } from "./targets";

/** How host names resolve, and the key that seals secrets; tests pass their own. */
export type ChannelDeps = { resolve: Resolve; sealingKey: () => SealingKey };
const ours: ChannelDeps = { resolve: resolveName, sealingKey: getSealingKey };

type Channel = typeof channels.$inferSelect;

const gone = () => new AppError("not-found", message("settings.errors.channelGone"));
/** The format of Standard Webhooks. */
const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/**
 * What the audit log, which everyone can read, may contain: only the origin of a URL, because a path may be a password.
 */
const described = ({ kind, name, recipients, url, enabled }: Channel) =>
  kind === "email"
    ? { name, recipients, enabled }
    : { name, origin: url === null ? null : new URL(url).origin, enabled };

async function audit(tx: Db, ctx: Ctx, action: AuditAction, channel: Channel, more: Partial<AuditEntry>) {
  const { id, name } = channel;
  const entry = { action, targetKind: "channel", target: id, targetLabel: name, outcome: "succeeded" } as const;
  await writeAudit(tx, ctx, { ...entry, ...more }, ctx.actor);
}

async function locked(tx: Db, id: string): Promise<Channel> {
  const [row] = await tx.select().from(channels).where(eq(channels.id, id)).for("update");
  if (!row) throw gone();
  return row;
}

/** A form's fields as columns. */
function columnsOf(input: CreateChannelInput) {
  const { kind, name } = withoutNul(input);
  return input.kind === "email" ? { kind, name, recipients: input.recipients } : { kind, name, url: input.url };
}

/** Adds a channel, enabled. A webhook's `secret` is created here and shown only once. */
export async function createChannel(
  ctx: Ctx,
  input: CreateChannelInput,
  { resolve, sealingKey }: ChannelDeps = ours,
): Promise<{ id: string; secret: string | null }> {
  if (input.kind === "webhook") await checkTarget(ctx, input.url, resolve);
  const secret = input.kind === "webhook" ? newSecret() : null;
  const id = randomUUID();
  const sealed = secret === null ? null : seal(sealingKey(), id, secret);
  return ctx.db.transaction(async (tx) => {
    if ((await tx.$count(channels)) >= MAX_CHANNELS)
      throw new AppError("conflict", message("settings.errors.manyChannels", { most: MAX_CHANNELS }));
    const times = { createdAt: ctx.now(), updatedAt: ctx.now() };
    const values = { id, ...columnsOf(input), ...times, secret: sealed, createdBy: ctx.actor.id };
    const [row] = await tx.insert(channels).values(values).returning();
    if (!row) throw new Error("the channel was not written");
    await audit(tx, ctx, "notification.channel-create", row, { after: { kind: row.kind, ...described(row) } });
    return { id, secret };
  });
}

/**
 * Changes the name, and the recipients or URL. Deliveries in progress may still use the old ones. An unsealed secret of
 * an earlier version gets sealed.
 */
export async function updateChannel(
  ctx: Ctx,
  input: UpdateChannelInput,
  { resolve, sealingKey }: ChannelDeps = ours,
): Promise<void> {
  if (input.kind === "webhook") await checkTarget(ctx, input.url, resolve);
  await ctx.db.transaction(async (tx) => {
    const before = await locked(tx, input.id);
    if (before.kind !== input.kind) throw gone();
    const { id, secret } = before;
    const sealed = secret === null || isSealed(secret) ? secret : seal(sealingKey(), id, secret);
    const values = { ...columnsOf(input), secret: sealed, updatedAt: ctx.now() };
    const [row] = await tx.update(channels).set(values).where(eq(channels.id, input.id)).returning();
    if (!row) throw gone();
    const moved = before.url === row.url ? {} : { urlChanged: true };
    const change = { before: described(before), after: { ...described(row), ...moved } };
    if (JSON.stringify(change.before) === JSON.stringify(change.after)) return;
    await audit(tx, ctx, "notification.channel-update", row, change);
  });
}

/** Turns a channel on or off. Deliveries queued for a channel that is off are given up when their turn comes. */
export async function setChannelEnabled(ctx: Ctx, { id }: { id: string }, enabled: boolean): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const before = await locked(tx, id);
    if (before.enabled === enabled) return;
    await tx.update(channels).set({ enabled, updatedAt: ctx.now() }).where(eq(channels.id, id));
    const action = enabled ? "notification.channel-enable" : "notification.channel-disable";
    await audit(tx, ctx, action, before, {});
  });
}

/** Deletes a channel. Its log stays; queued deliveries are given up. */
export async function deleteChannel(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const before = await locked(tx, id);
    await tx
      .update(deliveries)
      .set({ state: "given-up", nextAttemptAt: null, lastError: storable(message("settings.failures.deleted")) })
      .where(and(eq(deliveries.channelId, id), inArray(deliveries.state, ["queued", "failed"])));
    await tx.delete(channels).where(eq(channels.id, id));
    await audit(tx, ctx, "notification.channel-delete", before, { before: described(before) });
  });
}

/** Gives a webhook a new secret, shown only once; the old one signs nothing from now on. */
export async function replaceSecret(
  ctx: Ctx,
  { id }: { id: string },
  { sealingKey }: ChannelDeps = ours,
): Promise<{ secret: string }> {
  const secret = newSecret();
  const sealed = seal(sealingKey(), id, secret);
  await ctx.db.transaction(async (tx) => {
    const before = await locked(tx, id);
    if (before.kind !== "webhook") throw new AppError("conflict", message("settings.errors.noSecret"));
    await tx.update(channels).set({ secret: sealed, updatedAt: ctx.now() }).where(eq(channels.id, id));
    await audit(tx, ctx, "notification.channel-secret", before, {});
  });
  return { secret };
}

/** Queues a test for one channel, even a disabled one. Returns the delivery's ID. */
export async function sendTest(ctx: Ctx, { id }: { id: string }): Promise<{ deliveryId: string }> {
  return ctx.db.transaction(async (tx) => {
    const channel = await locked(tx, id);
    const language = await languageOfChannel(tx, id);
    const text = textOf(language, "email.test");
    const [deliveryId] = await enqueueTo(tx, [channel], {
      event: "test",
      alertId: null,
      language,
      title: text("title", { channel: channel.name }),
      text: text("text", { name: ctx.actor.name }),
      path: "/settings/deliveries",
      data: {},
      occurredAt: ctx.now().toISOString(),
    });
    if (!deliveryId) throw new Error("the test was not queued");
    await audit(tx, ctx, "notification.channel-test", channel, {
      outcome: "requested",
      after: { delivery: deliveryId },
    });
    return { deliveryId };
  });
}
