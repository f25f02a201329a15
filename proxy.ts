import { type NextRequest, NextResponse } from "next/server";
import { getEnv, isProduction } from "@/lib/env";
import { refusal } from "@/lib/http/refusal";
import { restoreOrigin, setSecurityHeaders } from "@/lib/http/security-headers";

const PUBLIC = /^\/(sign-in|setup|icon\.svg|favicon\.ico)(\/|$)/;
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

function answer(request: NextRequest, nonce: string, policy: string): Response {
  const { pathname, search } = request.nextUrl;
  const refused = refusal(request, pathname);
  if (refused) return refused;
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", pathname + search);
  headers.set("content-security-policy", policy);
  restoreOrigin(headers);
  const hasSession = SESSION_COOKIES.some((name) => request.cookies.has(name) || request.cookies.has(`${name}.0`));
  const isPage = !pathname.startsWith("/api/");
  return isPage && !hasSession && !PUBLIC.test(pathname)
    ? NextResponse.redirect(new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`, request.url))
    : NextResponse.next({ request: { headers } });
}

/**
 * Refuses what nothing should see, puts a fresh nonce and the security headers on every page, and sends a visitor without
 * a session cookie to sign in.
 * A convenience, never the lock: each page, action and route asks `requirePermission` itself.
 */
export function proxy(request: NextRequest): Response {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const response = answer(request, nonce, policy);
  const https = getEnv().NEXTAUTH_URL?.startsWith("https:") ?? false;
  setSecurityHeaders(response.headers, { pathname: request.nextUrl.pathname, policy, https });
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image).*)"] };
