import { type NextRequest, NextResponse } from "next/server";
import { foreignOrigin } from "@/lib/auth/origin";
import { getEnv, isProduction } from "@/lib/env";
import type { ActionError } from "@/lib/result";

const PUBLIC = /^\/(sign-in|setup)(\/|$)/;
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

/** Next.js shows the client the text of a refusal only when it is exactly text/plain; a form without scripts shows it as a page. */
function refuse(request: NextRequest, code: string, message: string): NextResponse {
  const error: ActionError = { code, message, requestId: crypto.randomUUID() };
  const body = request.headers.has("next-action") ? JSON.stringify(error) : message;
  return new NextResponse(body, {
    status: 403,
    headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" },
  });
}

function answer(request: NextRequest, headers: Headers): NextResponse {
  const { pathname, search } = request.nextUrl;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const problem = foreignOrigin(request.method, { origin: request.headers.get("origin"), host }, getEnv().NEXTAUTH_URL);
  if (problem) return refuse(request, "foreign-origin", problem);

  const hasSession = SESSION_COOKIES.some((name) => request.cookies.has(name) || request.cookies.has(`${name}.0`));
  // The answer to a form must reach the form: an action says itself that the person is signed out.
  const isVisit = request.method === "GET" || request.method === "HEAD";
  if (isVisit && !hasSession && !pathname.startsWith("/api/") && !PUBLIC.test(pathname)) {
    return NextResponse.redirect(new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`, request.url));
  }
  return NextResponse.next({ request: { headers } });
}

/**
 * Puts a fresh nonce and the security headers on every page, sends a visitor without a session cookie to sign in, and
 * refuses changes that another address asks for.
 * A convenience, never the lock: each page, action and route asks `requirePermission` itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", pathname + search);
  headers.set("content-security-policy", policy);

  const response = answer(request, headers);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg|favicon.ico).*)"] };
