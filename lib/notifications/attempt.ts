import { type Message, message } from "@/lib/messages/message";

/**
 * The result of one attempt. `status`: the HTTP status or SMTP reply code, null without a response. `error` is shown to
 * people and holds no secret. `reached`: the recipients of an email that were accepted.
 */
export type Attempt = { ok: boolean; status: number | null; error: Message | null; reached?: string[] };

export const failed = (error: Message, status: number | null = null): Attempt => ({ ok: false, status, error });

/** The code of a network error such as ECONNREFUSED; empty when there is none. */
export function networkCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? networkCode(error.cause) : "";
}

const reasons: Record<string, Message> = {
  ECONNREFUSED: message("settings.network.refused"),
  EDNS: message("settings.network.unresolved"),
  ENOTFOUND: message("settings.network.unknownName"),
  EAI_AGAIN: message("settings.network.unresolved"),
  ECONNRESET: message("settings.network.closed"),
  UND_ERR_SOCKET: message("settings.network.closed"),
  EHOSTUNREACH: message("settings.network.unreachable"),
  ENETUNREACH: message("settings.network.unreachable"),
  ETIMEDOUT: message("settings.network.timeout"),
  UND_ERR_CONNECT_TIMEOUT: message("settings.network.timeout"),
  DEPTH_ZERO_SELF_SIGNED_CERT: message("settings.network.selfSigned"),
  SELF_SIGNED_CERT_IN_CHAIN: message("settings.network.selfSigned"),
  CERT_HAS_EXPIRED: message("settings.network.expired"),
  ERR_TLS_CERT_ALTNAME_INVALID: message("settings.network.otherName"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: message("settings.network.unknownIssuer"),
};

/** The reason of a network failure: never the error's own message, which may echo what was sent. */
export function networkReason(error: unknown): Message {
  const own = networkCode(error);
  // nodemailer replaces the system's code with its own; the message still has it.
  const named = error instanceof Error ? Object.keys(reasons).find((key) => error.message.includes(key)) : undefined;
  const code = reasons[own] ? own : (named ?? own);
  const known = reasons[code];
  if (known) return known;
  if (error instanceof Error && /certificate/i.test(error.message)) return message("settings.network.untrusted");
  return code === "" ? message("settings.network.failed") : message("settings.network.failedCode", { code });
}
