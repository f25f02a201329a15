import { type Message, message } from "@/lib/messages/message";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The host that a request is for, as reported by the first of several proxies. */
export const requestHost = (forwardedHost: string | null | undefined, host: string | null | undefined) =>
  forwardedHost?.split(",")[0]?.trim() ?? host;

/**
 * Why a cross-origin change is refused; null for the console's own pages, for reads, and without an `Origin`, which
 * every browser sends.
 */
export function foreignOrigin(
  method: string,
  { origin, host }: { origin: string | null | undefined; host: string | null | undefined },
  publicUrl: string | undefined,
): Message | null {
  if (SAFE.has(method) || !origin) return null;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  if (from && from.host === host) return null;
  if (!from) return message("auth.origin.hidden");
  if (publicUrl) {
    const own = new URL(publicUrl).origin;
    return message("auth.origin.other", { own, from: from.origin });
  }
  return message("auth.origin.unset", { from: from.origin });
}
