import { normalizeAddress } from "@/lib/address";
import { failure, type Origin } from "./failures";

const PLAIN_ID = /^[0-9A-Za-z_-]+$/;

type Target = {
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
};

/** Fills the template; rejects an invalid `address` or ID before sending (it might form another path). */
export function buildUrl(baseUrl: string, target: Target, origin: Origin): URL {
  const path = target.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = target.params?.[name] ?? "";
    const value = name === "address" ? normalizeAddress(given) : PLAIN_ID.test(given) ? given.toLowerCase() : null;
    if (value === null)
      throw failure(origin, "invalid-request", "not-applied", `${name} is not valid; nothing was sent`);
    return value;
  });
  const url = new URL(`${baseUrl}${path}`);
  for (const [name, value] of Object.entries(target.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/**
 * The base URL without trailing slashes. Throws, without echoing it, unless it is http(s) without credentials or query.
 */
export function parseBaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const fine =
    url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (!fine) throw new TypeError("The Vocdoni base URL must be http(s), without credentials, query or fragment.");
  return url.href.replace(/\/+$/, "");
}
