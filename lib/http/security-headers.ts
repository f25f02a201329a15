/** Pages where passwords, codes or webhook secrets are typed or shown. */
const WITH_SECRETS = /^\/(sign-in|setup|account|team|settings)(\/|$)/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Sets the headers that every answer has. `https` is whether browsers reach the console over TLS. */
export function setSecurityHeaders(
  headers: Headers,
  { pathname, policy, https }: { pathname: string; policy: string; https: boolean },
): void {
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", WITH_SECRETS.test(pathname) ? "no-referrer" : "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (https) headers.set("Strict-Transport-Security", `max-age=${YEAR_SECONDS}`);
}

/**
 * A form on a page without referrer is posted with the origin `null`, which Next.js refuses for actions. Where the browser
 * itself says that the page is ours, its origin is.
 */
export function restoreOrigin(headers: Headers): void {
  if (headers.get("origin") !== "null" || headers.get("sec-fetch-site") !== "same-origin") return;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (host) headers.set("origin", `${headers.get("x-forwarded-proto") ?? "http"}://${host}`);
}
