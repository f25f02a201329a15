import { requestLocale } from "@/lib/messages/locales";
import { type Message, message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const PAGE_METHODS = "GET, HEAD, POST";
const FILE_METHODS = "GET, HEAD";
const FILE = /^\/(icon\.svg|favicon\.ico)$/;
/** Methods of route handlers, which answer 405 themselves to those they lack. */
const ROUTE_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

const allowed = (pathname: string) => {
  if (FILE.test(pathname)) return FILE_METHODS;
  return pathname.startsWith("/api/") ? ROUTE_METHODS : PAGE_METHODS;
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The response to a request that mustn't reach the console: an address that can't be decoded (400), a method that its
 * address lacks (405), or a change sent by another site's page (403). null for every other request.
 */
export function refusal({ method, headers }: Pick<Request, "method" | "headers">, pathname: string): Response | null {
  const refuse = (status: number, reason: Message, more: HeadersInit = {}) =>
    new Response(translate(reason, requestLocale(headers)), {
      status,
      headers: { ...more, "Content-Type": "text/plain; charset=utf-8" },
    });
  if (!isDecodable(pathname)) return refuse(400, message("auth.refusal.address"));
  const methods = allowed(pathname);
  if (!methods.split(", ").includes(method)) return refuse(405, message("auth.refusal.method"), { Allow: methods });
  // Only browsers send this header, and pages cannot set it. No other site, not even a sibling subdomain, submits forms
  // to the console.
  const site = headers.get("sec-fetch-site");
  const isForeign = site === "cross-site" || site === "same-site";
  return isForeign && !SAFE.has(method) ? refuse(403, message("auth.refusal.otherSite")) : null;
}
