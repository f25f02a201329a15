import "server-only";
import type { IncomingMessage } from "node:http";
import { onRequest } from "@/lib/http/on-request";
import { getLog } from "@/lib/log";

const UNTRUSTED =
  "X-Forwarded-For arrives, but TRUSTED_PROXY_HOPS is 0: everyone counts as one network address, and sign-in limits hit everyone at once. Set TRUSTED_PROXY_HOPS to the number of reverse proxies in front, for example TRUSTED_PROXY_HOPS=1";

/** Forwarding headers, from which next-auth and Next.js build URLs. */
const FORWARDED = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip"];

/**
 * Without a trusted proxy in front, visitors can set these headers to anything, and Next.js passes them on: they are
 * removed, and X-Forwarded-For is replaced with the connection's address, before anything reads them. Behind proxies
 * they are kept. Returns a function that stops it.
 */
export function trustForwarded(hops: number): () => void {
  if (hops > 0) return () => undefined;
  let warned = false;
  return onRequest((request: IncomingMessage) => {
    if (request.headers["x-forwarded-for"] !== undefined && !warned) {
      warned = true;
      getLog().warn(UNTRUSTED);
    }
    for (const name of FORWARDED) delete request.headers[name];
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  });
}
