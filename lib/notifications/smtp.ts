import "server-only";
import { type Env, parseSender } from "@/lib/env";

export type Smtp = {
  host: string;
  port: number;
  secure: boolean;
  requireTls: boolean;
  auth: { user: string; pass: string } | null;
  from: { name: string; address: string };
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
const SUBMISSION_PORT = 587;
const TLS_PORT = 465;

/** The mail server from the environment, or null. A password is only sent encrypted. */
export function smtpOf(env: Pick<Env, "SMTP_URL" | "SMTP_FROM">): Smtp | null {
  const from = parseSender(env.SMTP_FROM ?? "");
  if (!env.SMTP_URL || !from) return null;
  const url = new URL(env.SMTP_URL);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const secure = url.protocol === "smtps:";
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
  return {
    host,
    port: Number(url.port) || (secure ? TLS_PORT : SUBMISSION_PORT),
    secure,
    requireTls: auth !== null && !secure && !LOOPBACK.has(host),
    auth,
    from,
  };
}
