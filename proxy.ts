import { type NextRequest, NextResponse } from "next/server";
import { getEnv, isProduction } from "@/lib/env";
import { refusal } from "@/lib/http/refusal";
import { setSecurityHeaders } from "@/lib/http/security-headers";
import { startingRefusal } from "@/lib/http/starting";
import { requestLocale } from "@/lib/messages/locales";
import type { Message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import type { ActionError } from "@/lib/result";
import { foreignOrigin, requestHost } from "./lib/http/origin";

const PUBLIC = /^\/(sign-in|setup|metrics|icon\.svg|favicon\.ico)(\/|$)/;
const SESSION_COOKIES = ["next-auth.session-token", "__Secure-next-auth.session-token"];
const isDevelopment = !isProduction;

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Next.js passes a refusal's text to the client only if it is exactly text/plain; a form without scripts shows it as a
 * page.
 */
function refuseOrigin(request: NextRequest, reason: Message): Response {
  const message = translate(reason, requestLocale(request.headers));
  const error: ActionError = { code: "foreign-origin", message, requestId: crypto.randomUUID() };
  const body = request.headers.has("next-action") ? JSON.stringify(error) : message;
  return new Response(body, { status: 403, headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" } });
}

async function answer(request: NextRequest, nonce: string, policy: string): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const refused = refusal(request, pathname);
  if (refused) return refused;
  const headers = new Headers(request.headers);
  const host = requestHost(headers.get("x-forwarded-host"), headers.get("host"));
  const foreign = foreignOrigin(request.method, { origin: headers.get("origin"), host }, getEnv().NEXTAUTH_URL);
  if (foreign) return refuseOrigin(request, foreign);
  const starting = await startingRefusal(request, pathname, nonce);
  if (starting) return starting;

  headers.set("x-nonce", nonce);
  headers.set("x-path", pathname + search);
  headers.set("content-security-policy", policy);
  const hasSession = SESSION_COOKIES.some((name) => request.cookies.has(name) || request.cookies.has(`${name}.0`));
  // The response to a form must reach the form: an action reports itself that the person is signed out.
  const isVisit = request.method === "GET" || request.method === "HEAD";
  return isVisit && !hasSession && !pathname.startsWith("/api/") && !PUBLIC.test(pathname)
    ? NextResponse.redirect(new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`, request.url))
    : NextResponse.next({ request: { headers } });
}

/**
 * Refuses internal paths, changes from other origins and requests before the console has started, adds a fresh nonce
 * and the security headers to every page, and sends visitors without a session cookie to sign-in. A convenience, not
 * the access check: each page, action and route calls `requirePermission`.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const response = await answer(request, nonce, policy);
  const https = getEnv().NEXTAUTH_URL?.startsWith("https:") ?? false;
  setSecurityHeaders(response.headers, { policy, https });
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image).*)"] };
