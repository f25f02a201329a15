import "server-only";
import { onRequest } from "@/lib/http/on-request";
import { getLog } from "@/lib/log";
import { translate } from "@/lib/messages/text";
import { foreignOrigin, requestHost } from "./origin";

const MOST_WARNINGS = 20;

/**
 * With NEXTAUTH_URL set, every request counts as one for that address, whatever a reverse proxy made of `Host`: Next.js
 * compares it with `Origin` before it runs an action, and next-auth and redirects are made from it.
 * A change from another address is named in the log, once for each.
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
    if (!problem || warned.has(problem) || warned.size >= MOST_WARNINGS) return;
    warned.add(problem);
    getLog().warn({ origin: headers.origin, host }, problem);
  });
}
