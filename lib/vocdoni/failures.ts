import { z } from "zod";
import { firstDocument } from "./body";
import { type Credential, type ErrorKind, type Outcome, VocdoniError } from "./errors";
import { mayPass } from "./retries";

/** What a failure needs to know about its call. */
export type Origin = {
  method: string;
  path: string;
  credential: Credential;
  /** Reads and logins, which change nothing upstream. */
  harmless: boolean;
  /** `/processes` status calls return a bare 401 40001 for a missing role. */
  bareAuthIsMissingRole: boolean;
  /** Some backends lack this route: its absence is a valid answer, not a failure to report. */
  mayBeMissing: boolean;
};

export type Answer = {
  status: number;
  text: string;
  retryAfter: string | undefined;
  contentType: string | undefined;
};

/** A VocdoniError for this call; the outcome of a harmless call is never unknown. */
export function failure(
  origin: Origin,
  kind: ErrorKind,
  outcome: Outcome,
  detail: string,
  more: { status?: number; code?: number; missingScope?: string; retryAfterMs?: number } = {},
): VocdoniError {
  return new VocdoniError({
    kind,
    retryable: mayPass(kind),
    outcome: origin.harmless ? "not-applied" : outcome,
    detail,
    method: origin.method,
    path: origin.path,
    credential: origin.credential,
    ...more,
  });
}

const errorBodySchema = z.object({ error: z.string(), code: z.number().int().optional() });

const CODE_KINDS: ReadonlyMap<number, ErrorKind> = new Map([
  [40156, "unauthorized"],
  [40014, "unauthorized"],
  [40102, "unauthorized"],
  [40157, "key-not-permitted"],
  [40158, "scope-missing"],
  [40153, "not-integrator"],
  [40154, "quota-reached"],
  [40009, "not-found"],
  [40011, "not-found"],
  [40020, "not-found"],
  [40171, "conflict"],
  [40175, "payment-required"],
  [40178, "payment-required"],
]);
/** Refusals by something in front of the API: the API's own always carry a code. */
const GATE_STATUSES = [401, 403, 407];

function kindOf(status: number, code: number | undefined, text: string, origin: Origin): ErrorKind {
  if (status >= 300 && status < 400) return "redirect";
  if (status === 429 || status === 503) return "capacity";
  if (status >= 500) return "server";
  if (code === 40001) {
    if (text === "authentication required") return origin.bareAuthIsMissingRole ? "forbidden-role" : "unauthorized";
    return /: (user not found|session expired\b.*)$/.test(text) ? "unauthorized" : "forbidden-role";
  }
  const known = code === undefined ? undefined : CODE_KINDS.get(code);
  if (known !== undefined) return known;
  if (code === undefined && GATE_STATUSES.includes(status)) return "wrong-url";
  if (status === 401) return "unauthorized";
  if (status === 402) return "payment-required";
  if (status === 404) return code === undefined ? "unknown-route" : "not-found";
  if (status === 405) return "unknown-route";
  if (status === 408) return "timeout";
  return status === 409 ? "conflict" : "invalid-request";
}

function outcomeOf({ status, contentType }: Answer, code: number | undefined, text: string): Outcome {
  // A server answers 303 after the work is done; other redirects come before it.
  if (status >= 300 && status < 400) return status === 303 ? "unknown" : "not-applied";
  if (status === 429 || status === 405) return "not-applied";
  // With a code, it comes from the API before any job exists; a proxy may send one after passing the request on.
  if (status === 503) return code === undefined ? "unknown" : "not-applied";
  if (status >= 500) return "unknown";
  if (GATE_STATUSES.includes(status) && contentType?.startsWith("text/plain")) return "not-applied";
  return code !== undefined || text === "404 page not found" ? "not-applied" : "unknown";
}

const DAY_MS = 86_400_000;

/** Retry-After as milliseconds from now, seconds or HTTP date, at most a day; undefined when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), DAY_MS);
}

/** The error for a response outside 2xx, by Vocdoni's code, and by text where one code has several meanings. */
export function answerFailure(
  answer: Answer,
  origin: Origin,
  clean: (text: string) => string,
  now: number,
): VocdoniError {
  const parsed = firstDocument(answer.text);
  const body = errorBodySchema.safeParse(parsed.found ? parsed.value : undefined);
  const code = body.data?.code;
  const text = (body.data?.error ?? answer.text).trim();
  const kind = kindOf(answer.status, code, text, origin);
  const scope = kind === "scope-missing" ? /requires the "([^"]+)" scope/.exec(text)?.[1] : undefined;
  const wait = retryAfterMs(answer.retryAfter, now);
  return failure(origin, kind, outcomeOf(answer, code, text), clean(text), {
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...(scope === undefined ? {} : { missingScope: scope }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_CLOSED"]);
const UNSENT_IF_CONNECTING = new Set(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "EADDRNOTAVAIL"]);
const TLS_REFUSED = /^(ERR_TLS_CERT|ERR_SSL_WRONG_VERSION|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
const NOT_HTTP = /^(HPE_|UND_ERR_HEADERS_OVERFLOW)/;

const systemErrorSchema = z.object({
  code: z.string().catch(""),
  syscall: z.string().catch(""),
  name: z.string().catch(""),
});

/** The error for a lost or failed connection. Keeps only the error's code, which contains no address or header. */
export function networkFailure(error: unknown, origin: Origin): VocdoniError {
  // Every address tried failed to connect; the first one's error stands for all.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, syscall, name } = systemErrorSchema.catch({ code: "", syscall: "", name: "" }).parse(first);
  const unsent =
    UNSENT.has(code) || TLS_REFUSED.test(code) || (UNSENT_IF_CONNECTING.has(code) && syscall === "connect");
  if (unsent) return failure(origin, "unreachable", "not-applied", code);
  if (name === "HTTPParserError" || NOT_HTTP.test(code)) return failure(origin, "malformed", "unknown", "not HTTP");
  return failure(origin, "cut", "unknown", code || "connection lost");
}
