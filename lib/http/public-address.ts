import "server-only";
import { onRequest } from "@/lib/http/on-request";
import { getLog } from "@/lib/log";
import { translate } from "@/lib/messages/text";
import { foreignOrigin, requestHost } from "./origin";

const MAX_WARNINGS = 20;

/**
 * With NEXTAUTH_URL set, every request counts as one for that URL, whatever a reverse proxy did to `Host`: Next.js
 * compares it with `Origin` before running an action, and next-auth and redirects use it. A change from another origin
 * is logged, once each.
 */
export function countAsPublicAddress(publicUrl: string | undefined): void {
  const address = publicUrl === undefined ? undefined : new URL(publicUrl);
  const warned = new Set<string>();
  onRequest(({ method, headers }) => {
    if (address) {
      headers.host = address.host;
      headers["x-forwarded-host"] = address.host;
      headers["x-forwarded-proto"] = address.protocol.slice(0, -1);
    }
    const forwarded = headers["x-forwarded-host"];
    const host = requestHost(typeof forwarded === "string" ? forwarded : undefined, headers.host);
    const refusal = foreignOrigin(method ?? "GET", { origin: headers.origin, host }, publicUrl);
    const problem = refusal ? translate(refusal) : "";
    if (!problem || warned.has(problem) || warned.size >= MAX_WARNINGS) return;
    warned.add(problem);
    getLog().warn({ origin: headers.origin, host }, problem);
  });
}
