/** Every way in which a call to Vocdoni can fail. */
export const errorKinds = [
  "unreachable", // connection refused, DNS, connect timeout, TLS: certainly never sent
  "timeout", // sent (or about to be), without a complete response before the deadline
  "cut", // the connection was lost after the request left
  "capacity", // 429 or 503: try later
  "unauthorized", // the key or the session is invalid (40156, 40014, 40102; 40001 bare, `user not found`, `session expired`)
  "forbidden-role", // 401 40001 with a role: the key's user lacks it in this organization
  "key-not-permitted", // 40157: this endpoint takes no API key
  "scope-missing", // 40158: `missingScope` says which
  "not-integrator", // 40153
  "quota-reached", // 40154
  "not-found", // a Vocdoni-coded absence: 404 with a code, 400 40011
  "unknown-route", // 404/405 without a Vocdoni code: wrong base URL or a changed API; says nothing about the object
  "wrong-url", // 401, 403 or 407 without a Vocdoni code: the URL bypasses Vocdoni's proxy; says nothing about the key
  "conflict", // 409, such as 40161
  "payment-required", // 402: the integrator's wallet (40175, 40178)
  "invalid-request", // other 4xx, or an argument refused before sending
  "server", // 5xx other than 503
  "malformed", // a response that isn't JSON or doesn't match its schema
  "redirect", // 3xx, refused: the credential must not be forwarded
  "too-large", // a body over the size cap
  "breaker-open", // not sent: reads are paused after repeated outages
  "edit-not-configured", // keys may not edit and no session is configured
  "aborted", // the caller's own signal
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/**
 * Whether a write took effect: `unknown` means check before reporting or repeating anything. Reads are always
 * `not-applied`.
 */
export type Outcome = "not-applied" | "unknown";

/** What the request carried: the integrator key, a user session, or nothing. */
export type Credential = "key" | "session" | "none";

export type VocdoniErrorFields = {
  kind: ErrorKind;
  /** HTTP status, if there was a response. */
  status?: number | undefined;
  /** Vocdoni's error code, such as 40154, if the response had one. */
  code?: number | undefined;
  /** A retry may succeed later without any change. Doesn't mean that a retry is safe: see `outcome`. */
  retryable: boolean;
  outcome: Outcome;
  /**
   * Vocdoni's text, at most 300 characters, secrets removed. For logs, and for staff where Vocdoni refuses an input.
   */
  detail: string;
  missingScope?: string | undefined;
  /** Milliseconds that the server asked to wait (Retry-After). */
  retryAfterMs?: number | undefined;
  method: string;
  /** Path template, such as `/organizations/{address}`: never the concrete address. */
  path: string;
  credential: Credential;
};

/**
 * The only error that lib/vocdoni throws. Contains no credential, no concrete URL and no `cause`. Recognize it with
 * {@link isVocdoniError}: two bundles in one process may each have their own copy of this class.
 */
export class VocdoniError extends Error implements VocdoniErrorFields {
  override readonly name = "VocdoniError";
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly retryable: boolean;
  readonly outcome: Outcome;
  readonly detail: string;
  readonly missingScope: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly credential: Credential;

  constructor(fields: VocdoniErrorFields) {
    const where = [fields.status, fields.code].filter((part) => part !== undefined).join("/");
    super(`Vocdoni ${fields.method} ${fields.path}: ${fields.kind}${where === "" ? "" : ` (${where})`}`);
    this.kind = fields.kind;
    this.status = fields.status;
    this.code = fields.code;
    this.retryable = fields.retryable;
    this.outcome = fields.outcome;
    this.detail = fields.detail;
    this.missingScope = fields.missingScope;
    this.retryAfterMs = fields.retryAfterMs;
    this.method = fields.method;
    this.path = fields.path;
    this.credential = fields.credential;
  }

  toJSON(): VocdoniErrorFields & { name: string; message: string } {
    return { ...this, name: this.name, message: this.message };
  }
}

/** How an older backend answers a route that it doesn't have. */
export const isMissing = (kind: ErrorKind): boolean => kind === "unknown-route" || kind === "not-found";

/** True for a VocdoniError of any copy of the class. */
export function isVocdoniError(error: unknown): error is VocdoniError {
  return error instanceof Error && error.name === "VocdoniError" && "kind" in error && "outcome" in error;
}
