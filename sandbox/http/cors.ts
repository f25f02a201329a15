import type { IncomingMessage } from "node:http";
import type { Reply } from "./reply";

const METHODS = ["GET", "POST", "PUT", "DELETE", "OPTIONS"];
const HEADERS = ["Accept", "Authorization", "Content-Type", "X-CSRF-Token"];

/** The headers that every answer carries: any origin, nothing exposed. */
export function corsHeaders(request: IncomingMessage): Reply["headers"] {
  if (request.headers.origin === undefined) return { Vary: "Origin" };
  return { Vary: "Origin", "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" };
}

/** The answer to a preflight, null when the request is none. */
export function preflight(request: IncomingMessage): Reply | null {
  const method = request.headers["access-control-request-method"];
  if (request.method !== "OPTIONS" || method === undefined) return null;
  const vary = { Vary: ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"] };
  const asked = `${request.headers["access-control-request-headers"] ?? ""}`
    .split(",")
    .map((name) => name.trim().toLowerCase());
  const wanted = asked.filter((name) => name !== "");
  const granted = HEADERS.filter((name) => wanted.includes(name.toLowerCase()));
  const refused = request.headers.origin === undefined || !METHODS.includes(method) || granted.length < wanted.length;
  if (refused) return { status: 200, headers: vary, body: "" };
  const headers: Reply["headers"] = {
    ...vary,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": method,
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Max-Age": "300",
  };
  if (granted.length > 0) headers["Access-Control-Allow-Headers"] = granted.join(", ");
  return { status: 200, headers, body: "" };
}
