import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { getLog } from "@/lib/log";

const UNTRUSTED =
  "X-Forwarded-For arrives, but TRUSTED_PROXY_HOPS is 0: everyone counts as one network address, and sign-in limits hit everyone at once. Set TRUSTED_PROXY_HOPS to the number of reverse proxies in front, for example TRUSTED_PROXY_HOPS=1";

/**
 * Without a trusted proxy in front, X-Forwarded-For is whatever a visitor writes, and Next.js passes it on: here it is
 * replaced with the address of the connection, before anything reads it. Behind proxies it is left as they made it.
 */
export function trustForwardedFor(hops: number): void {
  if (hops > 0) return;
  let warned = false;
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    if (request.headers["x-forwarded-for"] !== undefined && !warned) {
      warned = true;
      getLog().warn(UNTRUSTED);
    }
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  });
}
