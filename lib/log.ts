import "server-only";
import { type Logger, pino } from "pino";
import { getEnv } from "@/lib/env";

export type { Logger };

const SECRET = /vsk_[0-9a-zA-Z]{8,}|whsec_[\w+/=-]{8,}|eyJ[\w-]+\.[\w-]*\.[\w.-]+/g;
const MIN_LENGTH = 4;
const MAX_DEPTH = 8;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The password before the host of a URL as it was typed: a URL spells some signs in another way. */
const typedPassword = (url: string) => /^[^/]+:\/\/[^:/?#]*:([^/?#]*)@/.exec(url)?.[1] ?? "";
const formDecoded = (text: string) => new URLSearchParams(`=${text}`).get("") ?? "";

/**
 * Passwords of a database URL, before the host and (as in libpq) in the query: plain, and as a URL or a query encodes
 * them.
 */
function databaseSecrets(url: string | undefined): string[] {
  if (!url) return [];
  const { password, searchParams } = new URL(url);
  const plain = [decoded(password), ...searchParams.getAll("password")];
  const query = url.slice(url.indexOf("?") + 1).split("&");
  const typed = query
    .map((part) => part.slice(part.indexOf("=") + 1))
    .filter((text) => plain.includes(formDecoded(text)));
  const spelled = plain.flatMap((text) => [
    text,
    encodeURIComponent(text),
    new URLSearchParams({ "": text }).toString().slice(1),
  ]);
  return [password, typedPassword(url), ...typed, ...spelled];
}

/** The SMTP password URL-encoded, plain, and as sent by AUTH LOGIN and AUTH PLAIN. */
function smtpSecrets(url: string | undefined): string[] {
  if (!url) return [];
  const { username, password } = new URL(url);
  const [user, pass] = [decoded(username), decoded(password)];
  const base64 = (text: string) => (pass ? Buffer.from(text).toString("base64") : "");
  return [password, typedPassword(url), pass, base64(pass), base64(`\0${user}\0${pass}`)];
}

/** A proxy's password URL-encoded, plain, and as sent in the header. */
function proxySecrets(url: string | undefined): string[] {
  if (!url) return [];
  const { username, password } = new URL(url);
  const [user, pass] = [decoded(username), decoded(password)];
  return pass ? [password, typedPassword(url), pass, Buffer.from(`${user}:${pass}`).toString("base64")] : [];
}

let known: string[] | undefined;

/** Secrets of the environment that no log line may contain, plain and JSON-encoded; longest first. */
function environmentSecrets(): string[] {
  if (known) return known;
  try {
    const env = getEnv();
    const plain = [
      ...databaseSecrets(env.DATABASE_URL),
      ...smtpSecrets(env.SMTP_URL),
      ...proxySecrets(env.HTTPS_PROXY),
      ...proxySecrets(env.HTTP_PROXY),
      env.VOCDONI_API_KEY,
      env.VOCDONI_SESSION_PASSWORD,
      env.NEXTAUTH_SECRET,
      env.METRICS_TOKEN,
    ];
    const spelled = plain.flatMap((secret) => (secret ? [secret, JSON.stringify(secret).slice(1, -1)] : []));
    known = [...new Set(spelled)].filter(({ length }) => length >= MIN_LENGTH).sort((a, b) => b.length - a.length);
    return known;
  } catch {
    // Environment errors are logged here too: they name variables, never values.
    return [];
  }
}

/** Replaces integrator keys, session tokens, webhook secrets and the environment's secrets in a text that is about to be logged. */
export function redact(text: string): string {
  let out = text.replace(SECRET, (secret) => `${secret.slice(0, 4)}[redacted]`);
  for (const secret of environmentSecrets()) out = out.replaceAll(secret, "[redacted]");
  return out;
}

/** The values of a failed statement, and what PostgreSQL quotes of a row, are people's data. */
const PERSONAL = new Set(["params", "parameters", "query", "internalQuery", "where"]);
const cut = (text: string) => text.split("\nparams:", 1)[0] ?? "";

/** An error's stack, whose first lines repeat its message. */
const cutStack = (stack: string, message: string) => cut(stack.replace(message, () => cut(message)));

/**
 * The loggable part of an error, or of an object that contains errors: texts, numbers and nested errors, without the
 * values of a failed statement. Other objects are omitted: an error may reference a client or a request.
 */
export function describeError(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cut(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) return "…";
  const described: Record<string, unknown> = {};
  if (value instanceof Error) {
    described.type = value.name === "Error" ? value.constructor.name : value.name;
    described.message = cut(value.message);
    described.stack = cutStack(value.stack ?? "", value.message);
    if (value.cause !== undefined) described.cause = describeError(value.cause, depth + 1);
    if (value instanceof AggregateError) described.errors = value.errors.map((one) => describeError(one, depth + 1));
  }
  const ofDatabase = "severity" in value;
  for (const [key, held] of Object.entries(value)) {
    if (key in described || PERSONAL.has(key) || (ofDatabase && key === "detail")) continue;
    if (typeof held !== "object" || held instanceof Error) described[key] = describeError(held, depth + 1);
  }
  return described;
}

let logger: Logger | undefined;

/** The process-wide JSON logger on stdout. Keys and tokens are removed from the finished line, whatever is logged. */
export function getLog(): Logger {
  logger ??= pino(
    { level: getEnv().LOG_LEVEL, base: null, serializers: { err: describeError, meta: describeError } },
    { write: (line: string) => process.stdout.write(redact(line)) },
  );
  return logger;
}
