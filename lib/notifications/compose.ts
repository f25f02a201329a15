import { DEFAULT_LANGUAGE } from "@/lib/messages/locales";
import { textOf } from "@/lib/messages/text";
import type { Notification } from "./schemas";

const subjects = { "alert.opened": "opened", "alert.closed": "closed", test: "test" } as const;

/** One line without control characters, safe in a header. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

const escapeHtml = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** The page's URL, or null when the console doesn't know its own (NEXTAUTH_URL). */
export function linkTo(path: string, baseUrl: string | null): string | null {
  return baseUrl === null ? null : new URL(path, baseUrl).toString();
}

/** Subject, plain text and HTML of a notification's email, in the language it was queued in. */
export function composeEmail(
  { event, title, text, path, language = DEFAULT_LANGUAGE }: Notification,
  baseUrl: string | null,
) {
  const words = textOf(language, "email.message");
  const link = linkTo(path, baseUrl);
  const subject = words(subjects[event], { title: oneLine(title) });
  const where = link ?? words("path", { path });
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  const html = [
    `<h1 style="font-size:18px">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`),
    link === null
      ? `<p>${escapeHtml(where)}</p>`
      : `<p><a href="${escapeHtml(link)}">${escapeHtml(words("open"))}</a></p>`,
  ].join("\n");
  return {
    subject,
    text: [oneLine(title), "", ...paragraphs.flatMap((paragraph) => [paragraph, ""]), where, ""].join("\n"),
    html: `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;font-size:14px">${html}</body></html>`,
  };
}

/** The JSON body of a webhook, the same for every attempt. `url` is null when the console doesn't know its own URL. */
export function composeWebhook(deliveryId: string, notification: Notification, baseUrl: string | null): string {
  const { event, alertId, title, text, path, data, occurredAt } = notification;
  const url = linkTo(path, baseUrl);
  return JSON.stringify({ id: deliveryId, event, alertId, title, text, path, url, data, occurredAt });
}
