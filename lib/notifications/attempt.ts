/**
 * What came of one attempt. `status`: the HTTP status or the SMTP reply code, null without an answer. `error` is shown to
 * people and holds no secret. `reached`: the recipients of an e-mail that were accepted.
 */
export type Attempt = { ok: boolean; status: number | null; error: string | null; reached?: string[] };

export const failed = (error: string, status: number | null = null): Attempt => ({ ok: false, status, error });

/** The code of a network error such as ECONNREFUSED; empty when there is none. */
export function networkCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? networkCode(error.cause) : "";
}

const words: Record<string, string> = {
  ECONNREFUSED: "nothing listens there (connection refused)",
  EDNS: "the name of the server could not be resolved",
  ENOTFOUND: "the name of the server is not known",
  EAI_AGAIN: "the name of the server could not be resolved",
  ECONNRESET: "the server closed the connection",
  UND_ERR_SOCKET: "the server closed the connection",
  EHOSTUNREACH: "the server cannot be reached",
  ENETUNREACH: "the server cannot be reached",
  ETIMEDOUT: "the connection timed out",
  UND_ERR_CONNECT_TIMEOUT: "the connection timed out",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is self-signed",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by nobody known here",
};

/** A network error in words: never its own message, which may repeat what was sent. */
export function networkWords(error: unknown): string {
  const own = networkCode(error);
  // nodemailer puts a code of its own in the place of the system's, which stays in the message.
  const named = error instanceof Error ? Object.keys(words).find((key) => error.message.includes(key)) : undefined;
  const code = words[own] ? own : (named ?? own);
  const untrusted = error instanceof Error && /certificate/i.test(error.message);
  if (untrusted && !words[code]) return "its certificate is not trusted";
  return words[code] ?? (code === "" ? "the connection failed" : `the connection failed (${code})`);
}
