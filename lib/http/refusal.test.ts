import { describe, expect, it } from "vitest";
import { refusal } from "./refusal";
import { setSecurityHeaders } from "./security-headers";

const answerTo = (method: string, pathname: string, headers: Record<string, string> = {}) => {
  const refused = refusal({ method, headers: new Headers(headers) }, pathname);
  return refused && `${refused.status} ${refused.headers.get("allow") ?? ""}`.trim();
};

describe("refusal", () => {
  it.each<[string, string, string | null]>([
    ["GET", "/customers/%FF", "400"],
    ["GET", "/organizations/%C0%80/edit", "400"],
    ["GET", "/api/operations/%", "400"],
    ["POST", "/api/auth/%E0%A4", "400"],
    ["GET", "/customers/%00", null],
    ["GET", "/customers/%F0%9F%98%80", null],
    ["POST", "/icon.svg", "405 GET, HEAD"],
    ["DELETE", "/favicon.ico", "405 GET, HEAD"],
    ["HEAD", "/icon.svg", null],
    ["PUT", "/customers", "405 GET, HEAD, POST"],
    ["UNSUPPORTED", "/", "405 GET, HEAD, POST"],
    ["POST", "/customers", null],
    ["PUT", "/api/quota", null],
    ["UNSUPPORTED", "/api/quota", "405 GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"],
  ])("of %s %s is %s", (method, pathname, expected) => {
    expect(answerTo(method, pathname)).toBe(expected);
  });

  it.each<[string, string | undefined, string | null]>([
    ["POST", "cross-site", "403"],
    ["POST", "same-site", "403"],
    ["POST", "same-origin", null],
    ["POST", "none", null],
    ["POST", undefined, null],
    ["GET", "cross-site", null],
  ])("of %s with Sec-Fetch-Site %s is %s", (method, site, expected) => {
    for (const path of ["/customers", "/api/auth/sign-out"])
      expect(answerTo(method, path, site ? { "Sec-Fetch-Site": site } : {})).toBe(expected);
  });
});

describe("setSecurityHeaders", () => {
  const headersOf = (https: boolean) => {
    const headers = new Headers();
    setSecurityHeaders(headers, { policy: "default-src 'self'", https });
    return Object.fromEntries(headers);
  };

  it("keeps other sites out, and asks for TLS only where there is TLS", () => {
    expect(headersOf(true)).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=31536000",
      "content-security-policy": "default-src 'self'",
    });
    expect(headersOf(false)).not.toHaveProperty("strict-transport-security");
  });

  it("names no page to another site, and keeps the origin of forms", () => {
    expect(headersOf(false)).toHaveProperty("referrer-policy", "same-origin");
  });
});
