import "server-only";
import { createHmac } from "node:crypto";
import pTimeout from "p-timeout";
import { Webhook } from "standardwebhooks";
import { request } from "undici";
import { type Message, message as text } from "@/lib/messages/message";
import { createDeadline } from "@/lib/vocdoni/deadline";
import { createDispatcher, mayBeProxied, type ProxySettings, proxyFailure } from "@/lib/vocdoni/dispatcher";
import { type Attempt, failed, networkReason } from "./attempt";
import {
  lookupWith,
  type Resolve,
  refusePrivateLiteral,
  refusePrivateTarget,
  resolvePublic,
  TargetRefused,
} from "./targets";

/** From name resolution to the status line. */
const WEBHOOK_MS = 10_000;
const HEADER_BYTES = 16_384;

export type WebhookMessage = { url: string; secret: string; deliveryId: string; event: string; body: string; at: Date };
export type WebhookOptions = {
  allowPrivate: boolean;
  resolve: Resolve;
  proxy?: ProxySettings | undefined;
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
};

/** Secrets of earlier versions are base64url, which the library rejects. */
const keyOf = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ""), "base64");

/** The headers of Standard Webhooks, plus the console's former ones for receivers that still verify them. */
function headersOf({ secret, deliveryId, event, body, at }: WebhookMessage): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    "content-type": "application/json",
    "user-agent": "integrator-console",
    "webhook-id": deliveryId,
    "webhook-timestamp": timestamp,
    "webhook-signature": new Webhook(keyOf(secret), { format: "raw" }).sign(deliveryId, at, body),
    "x-console-event": event,
    "x-console-delivery": deliveryId,
    "x-console-timestamp": timestamp,
    "x-console-signature": `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
  };
}

/**
 * Throws TargetRefused, or the resolver's error, for a target that isn't allowed. A proxy resolves the name itself, so
 * it is checked here first; without a proxy, the connection checks it (`lookup`).
 */
async function refusePrivate(url: URL, { resolve, proxy = {} }: WebhookOptions, signal: AbortSignal): Promise<void> {
  if (!mayBeProxied(url, proxy)) return refusePrivateLiteral(url);
  signal.throwIfAborted();
  await pTimeout(refusePrivateTarget(url, resolve), { milliseconds: Number.POSITIVE_INFINITY, signal });
}

function proxyReason(error: unknown): Message | null {
  const failure = proxyFailure(error);
  if (!failure) return null;
  const { status } = failure;
  return status === null ? text("settings.network.proxyCertificate") : text("settings.network.proxyStatus", { status });
}

/**
 * Posts once. 2xx is delivered; any other response, even a redirect, is a failure. The body isn't read. Never throws.
 */
export async function sendWebhook(message: WebhookMessage, options: WebhookOptions): Promise<Attempt> {
  if (!URL.canParse(message.url)) return failed(text("settings.failures.notUrl"));
  const { allowPrivate, resolve, proxy = {}, timeoutMs = WEBHOOK_MS } = options;
  const lookup = lookupWith(allowPrivate ? resolve : (hostname) => resolvePublic(hostname, resolve));
  const deadline = createDeadline(timeoutMs, options.signal);
  const url = new URL(message.url);
  const connect = { lookup, timeout: timeoutMs };
  const agent = createDispatcher(url, proxy, { connect, maxHeaderSize: HEADER_BYTES });
  try {
    if (!allowPrivate) await refusePrivate(url, options, deadline.signal);
    const { statusCode, body } = await request(url, {
      dispatcher: agent,
      method: "POST",
      headers: headersOf(message),
      body: message.body,
      signal: deadline.signal,
    });
    body.on("error", () => undefined).destroy();
    if (statusCode >= 200 && statusCode < 300) return { ok: true, status: statusCode, error: null };
    const redirect = statusCode >= 300 && statusCode < 400;
    return failed(
      text(redirect ? "settings.failures.redirect" : "settings.failures.status", { status: String(statusCode) }),
      statusCode,
    );
  } catch (error) {
    if (error instanceof TargetRefused) return failed(text("settings.failures.privateTarget", { reason: error.text }));
    if (deadline.expired()) return failed(text("settings.failures.timeout", { seconds: String(timeoutMs / 1000) }));
    return failed(text("settings.failures.notDelivered", { reason: proxyReason(error) ?? networkReason(error) }));
  } finally {
    deadline.clear();
    await agent.destroy().catch(() => undefined);
  }
}
