import "server-only";
import nodemailer from "nodemailer";
import { z } from "zod";
import { redact } from "@/lib/log";
import { message as text } from "@/lib/messages/message";
import { createDeadline } from "@/lib/vocdoni/deadline";
import { type Attempt, failed, networkCode, networkReason } from "./attempt";
import { composeEmail, oneLine } from "./compose";
import type { Notification } from "./schemas";
import type { Smtp } from "./smtp";

/** The whole attempt, from resolving the name to the server's last reply. */
const EMAIL_MS = 30_000;
/** One step of an attempt. */
const STEP_MS = 15_000;
const MAX_REPLY_LENGTH = 200;

const address = z.union([z.string(), z.object({ address: z.string() }).transform((one) => one.address)]);
const sentSchema = z.object({ accepted: z.array(address), rejected: z.array(address).default([]) });

export type EmailMessage = { deliveryId: string; recipients: string[]; reached: string[]; notification: Notification };
export type EmailOptions = {
  smtp: Smtp;
  baseUrl: string | null;
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
};

function transportTo({ host, port, secure, requireTls, auth }: Smtp) {
  return nodemailer.createTransport({
    ...{ host, port, secure, requireTLS: requireTls },
    ...(auth ? { auth } : {}),
    ...{ connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS, dnsTimeout: STEP_MS },
    // Our text is plain text, whatever it looks like.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
}

const held = (error: unknown, key: string): unknown =>
  typeof error === "object" && error !== null ? Object.entries(error).find(([name]) => name === key)?.[1] : undefined;

/** The server's reply, shortened and without our password: some servers echo what they received. */
function answerOf(error: unknown): string {
  const answer = held(error, "response");
  return typeof answer === "string" ? oneLine(redact(answer)).slice(0, MAX_REPLY_LENGTH) : "";
}

function explain(error: unknown, expired: boolean, timeoutMs: number): Attempt {
  const code = held(error, "responseCode");
  const status = typeof code === "number" ? code : null;
  const network = networkCode(error);
  if (expired || network === "ETIMEDOUT") {
    const seconds = String((expired ? timeoutMs : STEP_MS) / 1000);
    return failed(text("settings.failures.mailTimeout", { seconds }), status);
  }
  if (network === "EAUTH") return failed(text("settings.failures.mailAuth"), status);
  if (network === "ETLS") return failed(text("settings.failures.mailTls"));
  if (status !== null) {
    const [code, answer] = [String(status), answerOf(error)];
    const refused =
      answer === ""
        ? text("settings.failures.mailRefused", { status: code })
        : text("settings.failures.mailRefusedAnswer", { status: code, answer });
    return failed(refused, status);
  }
  return failed(text("settings.failures.mailFailed", { reason: networkReason(error) }));
}

/**
 * Sends one email to those `recipients` not reached yet. Delivered when all are. The Message-ID is the same for every
 * attempt. Never throws.
 */
export async function sendEmail(message: EmailMessage, options: EmailOptions): Promise<Attempt> {
  const { deliveryId, recipients, reached, notification } = message;
  const { smtp, baseUrl, timeoutMs = EMAIL_MS } = options;
  const missing = recipients.filter((address) => !reached.includes(address));
  if (missing.length === 0) return { ok: true, status: null, error: null, reached: [] };
  const deadline = createDeadline(timeoutMs, options.signal);
  const transport = transportTo(smtp);
  try {
    const sent = await transport.sendMail({
      ...composeEmail(notification, baseUrl),
      from: { name: oneLine(smtp.from.name), address: smtp.from.address },
      to: recipients.map((address) => ({ name: "", address })),
      envelope: { from: smtp.from.address, to: missing },
      messageId: `<${deliveryId}@${smtp.from.address.split("@").at(-1)}>`,
      date: new Date(notification.occurredAt),
      headers: {
        "Auto-Submitted": "auto-generated",
        "X-Console-Event": notification.event,
        "X-Console-Delivery": deliveryId,
      },
      signal: deadline.signal,
    });
    const { accepted, rejected } = sentSchema.parse(sent);
    if (rejected.length === 0) return { ok: true, status: 250, error: null, reached: accepted };
    const refused = text("settings.failures.mailRecipients", { recipients: rejected.join(", ") });
    return { ...failed(refused, 250), reached: accepted };
  } catch (error) {
    return explain(error, deadline.expired(), timeoutMs);
  } finally {
    deadline.clear();
    transport.close();
  }
}
