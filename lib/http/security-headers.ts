const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Sets the headers of every response. `https`: browsers reach the console over TLS. */
export function setSecurityHeaders(headers: Headers, { policy, https }: { policy: string; https: boolean }): void {
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  // No other site learns an address. "no-referrer" would post forms without scripts with the origin `null`, which is refused.
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (https) headers.set("Strict-Transport-Security", `max-age=${YEAR_SECONDS}`);
}
