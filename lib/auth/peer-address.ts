import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/**
 * Without a trusted proxy in front, X-Forwarded-For is whatever a visitor writes, and Next.js passes it on: here it is
 * replaced with the address of the connection, before anything reads it. Behind proxies it is left as they made it.
 */
export function trustForwardedFor(hops: number): void {
  if (hops > 0) return;
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage)
      request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  });
}
