const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The host that a request is for; of several proxies the first one says it. */
export const requestHost = (forwardedHost: string | null | undefined, host: string | null | undefined) =>
  forwardedHost?.split(",")[0]?.trim() ?? host;

/**
 * Why a change that a page at another address asked for is refused; null for one of the console's own pages, for what is
 * no change, and without an `Origin`, which no browser leaves out.
 */
export function foreignOrigin(
  method: string,
  { origin, host }: { origin: string | null | undefined; host: string | null | undefined },
  publicUrl: string | undefined,
): string | null {
  if (SAFE.has(method) || !origin) return null;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  if (from && from.host === host) return null;
  if (!from) return "This page's address is hidden from the console. Open it in a normal tab and try again.";
  if (publicUrl) {
    const own = new URL(publicUrl).origin;
    return `Changes are only accepted at ${own}, and this page was opened at ${from.origin}. Open ${own}, or correct NEXTAUTH_URL.`;
  }
  return `This page was opened at ${from.origin}, but the request reached the console for another host. Set NEXTAUTH_URL=${from.origin} and restart the console.`;
}
