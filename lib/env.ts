import { z } from "zod";
import { MIN_SETTLE_SECONDS } from "@/lib/vocdoni/deadlines";
import { isBaseUrl, isDatabaseUrl, isOrigin, isProxyUrl, isSmtpUrl, isUrlOf } from "./env-urls";
import { readValues, type Source } from "./env-values";

const PRODUCTION_URL = "https://saas-api-prod.vocdoni.net";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

const ENCODE = "Percent-encode blanks and # / ? % in the password.";

const blankToUndefined = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToUndefined, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((raw) => blankToUndefined(raw) ?? value, schema);
const url = (protocols: string[], message: string) =>
  z.string({ error: message }).refine((value) => isUrlOf(protocols, value), message);
const proxy = (name: string) =>
  optional(
    z
      .string()
      .refine(isProxyUrl, `must be a proxy URL, such as ${name}=http://user:password@proxy.example:3128. ${ENCODE}`),
  );
const wholeNumber = (min: number, max: number, message: string) =>
  z.coerce.number({ error: message }).int(message).min(min, message).max(max, message);

/** `Name <address>` or an address alone. */
const SENDER = /^(?:(?<name>[^<>\p{Cc}]*)<(?<bracketed>[^<>\s]+)>|(?<plain>[^<>\s]+))$/u;

/** The name and address of a sender as SMTP_FROM spells it; null when it is malformed. */
export function parseSender(text: string): { name: string; address: string } | null {
  const { name = "", bracketed, plain } = SENDER.exec(text.trim())?.groups ?? {};
  const address = z.email().safeParse(bracketed ?? plain);
  return address.success ? { name: name.trim().replace(/^"(.*)"$/, "$1"), address: address.data } : null;
}

const schema = z
  .object({
    VOCDONI_API_KEY: z.preprocess(
      blankToUndefined,
      z
        .string({
          error: "is missing. Set it to the integrator key: VOCDONI_API_KEY=vsk_1f8e… (68 characters)",
        })
        .regex(/^vsk_[0-9a-zA-Z]{20,}$/, "must be an integrator key: vsk_ and 64 hexadecimal digits"),
    ),
    VOCDONI_API_URL: withDefault(
      z
        .string()
        .refine(
          isBaseUrl,
          "must be a URL without user and query, such as VOCDONI_API_URL=https://saas-api-stg.vocdoni.net",
        ),
      PRODUCTION_URL,
    ),
    VOCDONI_SESSION_EMAIL: optional(
      z.email("must be an email address, such as VOCDONI_SESSION_EMAIL=ops@integrator.example"),
    ),
    VOCDONI_SESSION_PASSWORD: optional(z.string()),
    VOCDONI_SETTLE_SECONDS: withDefault(
      wholeNumber(1, 3600, "must be a whole number of seconds from 1 to 3600, such as VOCDONI_SETTLE_SECONDS=100"),
      "100",
    ),
    DATABASE_URL: optional(
      z
        .string()
        .refine(
          isDatabaseUrl,
          `must be a PostgreSQL URL, such as DATABASE_URL=postgresql://console:secret@127.0.0.1:5432/console. ${ENCODE}`,
        ),
    ),
    DATA_DIR: withDefault(z.string(), ".data"),
    NEXTAUTH_SECRET: optional(
      z.string().min(32, "must have at least 32 characters. Generate one: openssl rand -base64 32"),
    ),
    NEXTAUTH_URL: optional(
      url(["https:", "http:"], "must be a URL, such as NEXTAUTH_URL=https://console.integrator.example").refine(
        isOrigin,
        "must be a scheme and a host, such as NEXTAUTH_URL=https://console.integrator.example. The console can't be served under a path",
      ),
    ),
    METRICS_TOKEN: optional(
      z.string().min(16, "must have at least 16 characters. Generate one: openssl rand -base64 32"),
    ),
    SMTP_URL: optional(
      z
        .string()
        .refine(
          isSmtpUrl,
          `must be an SMTP URL, such as SMTP_URL=smtp://user:password@mail.integrator.example:587. ${ENCODE}`,
        ),
    ),
    SMTP_FROM: optional(
      z.string().refine((value) => parseSender(value) !== null, {
        error: "must be a sender, such as SMTP_FROM=Integrator Console <console@integrator.example>",
      }),
    ),
    HTTPS_PROXY: proxy("HTTPS_PROXY"),
    HTTP_PROXY: proxy("HTTP_PROXY"),
    NO_PROXY: optional(z.string()),
    SYNC_INTERVAL_MINUTES: withDefault(
      wholeNumber(1, 59, "must be a whole number of minutes from 1 to 59, such as SYNC_INTERVAL_MINUTES=5"),
      "5",
    ),
    TRUSTED_PROXY_HOPS: withDefault(
      wholeNumber(0, 10, "must be a whole number from 0 to 10, such as TRUSTED_PROXY_HOPS=1 behind one reverse proxy"),
      "0",
    ),
    LOG_LEVEL: withDefault(
      z.enum(["trace", "debug", "info", "warn", "error", "silent"], {
        error: "must be trace, debug, info, warn, error or silent",
      }),
      "info",
    ),
  })
  .superRefine((env, ctx) => {
    const problem = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (env.VOCDONI_SESSION_EMAIL && !env.VOCDONI_SESSION_PASSWORD)
      problem("VOCDONI_SESSION_PASSWORD", "is required with VOCDONI_SESSION_EMAIL. Set both or neither");
    if (env.VOCDONI_SESSION_PASSWORD && !env.VOCDONI_SESSION_EMAIL)
      problem("VOCDONI_SESSION_EMAIL", "is required with VOCDONI_SESSION_PASSWORD. Set both or neither");
    if (env.DATABASE_URL && !env.NEXTAUTH_SECRET)
      problem("NEXTAUTH_SECRET", "is required with DATABASE_URL. Generate one: openssl rand -base64 32");
    if (env.SMTP_URL && !env.SMTP_FROM)
      problem("SMTP_FROM", "is required with SMTP_URL, such as SMTP_FROM=console@integrator.example");
    // zod continues here even if a field above was rejected.
    if (!URL.canParse(env.VOCDONI_API_URL)) return;
    const upstream = new URL(env.VOCDONI_API_URL);
    if (upstream.protocol === "http:" && !LOOPBACK.has(upstream.hostname))
      problem(
        "VOCDONI_API_URL",
        "would send the key unencrypted. Use https://, such as https://saas-api-prod.vocdoni.net",
      );
  });

export type Env = z.infer<typeof schema>;

/** `warnings`: one line per adjusted value. */
type Accepted = { env: Env; warnings: string[] };

/**
 * A value shorter than a creation can take is raised to it: 75 was once the default and is still in many environment
 * files.
 */
function withSettle(env: Env): Accepted {
  const given = env.VOCDONI_SETTLE_SECONDS;
  if (given >= MIN_SETTLE_SECONDS || LOOPBACK.has(new URL(env.VOCDONI_API_URL).hostname)) return { env, warnings: [] };
  const warning = `VOCDONI_SETTLE_SECONDS is ${given} and counts as ${MIN_SETTLE_SECONDS}: a change may take effect that late`;
  return { env: { ...env, VOCDONI_SETTLE_SECONDS: MIN_SETTLE_SECONDS }, warnings: [warning] };
}

/**
 * Reads the environment, and the files that its `*_FILE` variables name.
 * Returns `lines`, one per missing or malformed variable, each naming the variable with an example; never a value.
 */
export function parseEnv(source: Source): ({ ok: true } & Accepted) | { ok: false; lines: string[] } {
  const { values, problems } = readValues(source);
  const parsed = schema.safeParse(values);
  if (parsed.success && problems.size === 0) return { ok: true, ...withSettle(parsed.data) };
  // A value that couldn't be read isn't also reported as missing.
  const issues = (parsed.error?.issues ?? []).filter((issue) => !problems.has(issue.path.join(".")));
  return {
    ok: false,
    lines: [...problems.values(), ...issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)],
  };
}

/** True when Next.js runs a production server; cookies and messages differ. */
export const isProduction = process.env.NODE_ENV === "production";

const holder: typeof globalThis & { consoleEnv?: Accepted } = globalThis;
let cached: Accepted | undefined;

function accepted(): Accepted {
  if (cached) return cached;
  // Next.js loads this module several times, but a secret's file is only read once.
  if (isProduction && holder.consoleEnv) return holder.consoleEnv;
  const result = parseEnv(process.env);
  if (!result.ok) throw new Error(result.lines.join("\n"));
  cached = result;
  holder.consoleEnv = cached;
  return cached;
}

/** The environment of this process, parsed once. Throws one line per faulty variable. */
export const getEnv = (): Env => accepted().env;

/** One line per adjusted value, reported once at the start. */
export const getEnvWarnings = (): string[] => accepted().warnings;

/** The forward proxies that requests to Vocdoni and to webhooks go through. */
export function proxyOf(env: Env) {
  return { httpsProxy: env.HTTPS_PROXY, httpProxy: env.HTTP_PROXY, noProxy: env.NO_PROXY };
}

/**
 * The key with which Next.js encrypts values captured by server actions: the same in every console with the same
 * secret.
 */
export function setActionsKey(key: string): void {
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = key;
}
