import { z } from "zod";

const PRODUCTION_URL = "https://saas-api-prod.vocdoni.net";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

const blankToUndefined = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToUndefined, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((raw) => blankToUndefined(raw) ?? value, schema);
const url = (protocols: string[], message: string) =>
  z.string({ error: message }).refine((value) => {
    return URL.canParse(value) && protocols.includes(new URL(value).protocol);
  }, message);
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

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(value);
  if (!["smtp:", "smtps:"].includes(protocol) || hostname === "") return false;
  if (!["", "/"].includes(pathname) || search !== "" || hash !== "") return false;
  return !/%(?![0-9a-f]{2})/i.test(username + password) && (username === "") === (password === "");
}

const schema = z
  .object({
    VOCDONI_API_KEY: z.preprocess(
      blankToUndefined,
      z
        .string({
          error: "is missing. It is the integrator key, for example VOCDONI_API_KEY=vsk_1f8e… (68 characters)",
        })
        .regex(
          /^vsk_[0-9a-zA-Z]{20,}$/,
          "is not an integrator key. It looks like vsk_1f8e… (vsk_ and 64 hexadecimal digits)",
        ),
    ),
    VOCDONI_API_URL: withDefault(
      url(["https:", "http:"], "is not a URL, for example VOCDONI_API_URL=https://saas-api-stg.vocdoni.net"),
      PRODUCTION_URL,
    ),
    VOCDONI_SESSION_EMAIL: optional(
      z.email("is not an e-mail address, for example VOCDONI_SESSION_EMAIL=ops@integrator.example"),
    ),
    VOCDONI_SESSION_PASSWORD: optional(z.string()),
    VOCDONI_SETTLE_SECONDS: withDefault(
      wholeNumber(1, 3600, "is not a number of seconds between 1 and 3600, for example VOCDONI_SETTLE_SECONDS=75"),
      "75",
    ),
    DATABASE_URL: optional(
      url(
        ["postgres:", "postgresql:"],
        "is not a PostgreSQL URL, for example DATABASE_URL=postgresql://console:secret@127.0.0.1:5432/console",
      ),
    ),
    DATA_DIR: withDefault(z.string(), ".data"),
    NEXTAUTH_SECRET: optional(
      z.string().min(32, "is shorter than 32 characters. Make one, for example with: openssl rand -base64 32"),
    ),
    NEXTAUTH_URL: optional(
      url(["https:", "http:"], "is not a URL, for example NEXTAUTH_URL=https://console.integrator.example"),
    ),
    METRICS_TOKEN: optional(
      z.string().min(16, "is shorter than 16 characters. Make one, for example with: openssl rand -base64 32"),
    ),
    SMTP_URL: optional(
      z
        .string()
        .refine(isSmtpUrl, "is not an SMTP URL, for example SMTP_URL=smtp://user:password@mail.integrator.example:587"),
    ),
    SMTP_FROM: optional(
      z.string().refine((value) => parseSender(value) !== null, {
        error: "is not a sender, for example SMTP_FROM=Integrator Console <console@integrator.example>",
      }),
    ),
    SYNC_INTERVAL_MINUTES: withDefault(
      wholeNumber(1, 59, "is not a number of minutes between 1 and 59, for example SYNC_INTERVAL_MINUTES=5"),
      "5",
    ),
    TRUSTED_PROXY_HOPS: withDefault(
      wholeNumber(0, 10, "is not a number between 0 and 10, for example TRUSTED_PROXY_HOPS=1 behind one reverse proxy"),
      "0",
    ),
    LOG_LEVEL: withDefault(
      z.enum(["trace", "debug", "info", "warn", "error", "silent"], {
        error: "is not a log level, for example LOG_LEVEL=info (trace, debug, info, warn, error or silent)",
      }),
      "info",
    ),
  })
  .superRefine((env, ctx) => {
    const problem = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (env.VOCDONI_SESSION_EMAIL && !env.VOCDONI_SESSION_PASSWORD)
      problem("VOCDONI_SESSION_PASSWORD", "is missing while VOCDONI_SESSION_EMAIL is set: set both, or neither");
    if (env.VOCDONI_SESSION_PASSWORD && !env.VOCDONI_SESSION_EMAIL)
      problem("VOCDONI_SESSION_EMAIL", "is missing while VOCDONI_SESSION_PASSWORD is set: set both, or neither");
    if (env.DATABASE_URL && !env.NEXTAUTH_SECRET)
      problem("NEXTAUTH_SECRET", "is missing; with DATABASE_URL set it is needed. Make one: openssl rand -base64 32");
    if (env.SMTP_URL && !env.SMTP_FROM)
      problem("SMTP_FROM", "is missing while SMTP_URL is set, for example SMTP_FROM=console@integrator.example");
    // zod goes on here although a field above was refused.
    if (!URL.canParse(env.VOCDONI_API_URL)) return;
    const upstream = new URL(env.VOCDONI_API_URL);
    if (upstream.protocol === "http:" && !LOOPBACK.has(upstream.hostname))
      problem(
        "VOCDONI_API_URL",
        "would send the key unencrypted. Use https://, for example https://saas-api-prod.vocdoni.net",
      );
    if (env.VOCDONI_SETTLE_SECONDS < 65 && !LOOPBACK.has(upstream.hostname))
      problem(
        "VOCDONI_SETTLE_SECONDS",
        "must be 65 or more, for example VOCDONI_SETTLE_SECONDS=75: a request may leave 15 s late, and Vocdoni finish it 45 s after that",
      );
  });

export type Env = z.infer<typeof schema>;

/**
 * Reads the environment.
 * Returns `lines`, one per missing or malformed variable, each naming the variable with an example; never a value.
 */
export function parseEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; lines: string[] } {
  const parsed = schema.safeParse(source);
  if (parsed.success) return { ok: true, env: parsed.data };
  return { ok: false, lines: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) };
}

let cached: Env | undefined;

/** The environment of this process, parsed once. Throws one line per faulty variable. */
export function getEnv(): Env {
  if (cached) return cached;
  const result = parseEnv(process.env);
  if (!result.ok) throw new Error(result.lines.join("\n"));
  cached = result.env;
  return cached;
}

/** True when Next.js runs a production server; cookies and messages differ. */
export const isProduction = process.env.NODE_ENV === "production";
