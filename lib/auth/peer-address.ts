import "server-only";
import type { IncomingMessage } from "node:http";
import { onRequest } from "@/lib/http/on-request";

/** What proxies say of the way a request came; next-auth and Next.js build addresses from it. */
const FORWARDED = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip"];

/**
 * Without a trusted proxy in front, these headers are whatever a visitor writes, and Next.js passes them on: here they
 * are taken out, and X-Forwarded-For is replaced with the address of the connection, before anything reads them.
 * Behind proxies they are left as those made them. Returns what ends it.
 */
export function trustForwarded(hops: number): () => void {
  if (hops > 0) return () => undefined;
  return onRequest((request: IncomingMessage) => {
    for (const name of FORWARDED) delete request.headers[name];
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  });
}
