import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import { closedPort, type Mail, type SmtpServer, startSilence, startSmtpServer } from "@/lib/test/receivers";
import { composeEmail } from "./compose";
import { type EmailMessage, type EmailOptions, sendEmail } from "./email";
import type { Notification } from "./schemas";
import { smtpOf } from "./smtp";

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.close());

const notification: Notification = {
  event: "alert.opened",
  alertId: "7",
  title: "Votes: 90 % used",
  text: "1,200 of 12,000 votes are left.\n\n<b>Largest election</b>: 1,200 voters & no more.",
  path: "/quota?range=30d",
  data: {},
  occurredAt: "2026-11-22T10:00:00.000Z",
};
let count = 0;
const words = textOf("en", "email.message");
/** A refusal with the mail server's reply. */
const refusedBy = (status: string, answer: RegExp) => ({
  key: message("settings.failures.mailRefusedAnswer", { status, answer: "" }).key,
  values: { status, answer: expect.stringMatching(answer) },
});

type More = Partial<EmailOptions> & Partial<EmailMessage> & { url?: string; from?: string };
function send({ url, from, timeoutMs, signal, baseUrl = "https://console.example", ...more }: More = {}) {
  count += 1;
  const smtp = smtpOf({
    SMTP_URL: url ?? `smtp://127.0.0.1:${server.port}`,
    SMTP_FROM: from ?? "Integrator Console <console@x.example>",
  });
  if (!smtp) throw new Error("no mail server");
  const base = { deliveryId: `d-${count}`, recipients: ["ana@x.example"], reached: [], notification };
  return sendEmail({ ...base, ...more }, { smtp, baseUrl, timeoutMs, signal });
}

/** The mail of the last delivery as the server got it; its headers unfolded, its parts in the signs they stand for. */
async function lastMail(): Promise<Mail & { headers: string; decoded: string }> {
  const mine = () => server.mails.find(({ raw }) => raw.includes(`<d-${count}@x.example>`));
  await expect.poll(mine).toBeTruthy();
  const mail = mine() ?? { from: "", to: [], user: null, raw: "" };
  const [headers = ""] = mail.raw.split("\r\n\r\n", 1);
  const decoded = mail.raw
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return { ...mail, headers: headers.replace(/\r\n[ \t]+/g, " "), decoded };
}

describe("an email that is accepted", () => {
  it("says what, since when and where, as plain text and as HTML without any of the text's own", async () => {
    expect(await send({ recipients: ["ana@x.example", "bo@x.example"] })).toEqual({
      ...{ ok: true, status: 250, error: null, reached: ["ana@x.example", "bo@x.example"] },
    });
    const { from, to, headers, decoded } = await lastMail();
    expect({ from, to }).toEqual({ from: "console@x.example", to: ["ana@x.example", "bo@x.example"] });
    expect(headers).toContain(`Subject: ${words("opened", { title: notification.title })}`);
    expect(headers).toContain("From: Integrator Console <console@x.example>");
    expect(headers).toContain("Date: Sun, 22 Nov 2026 10:00:00 +0000");
    expect(headers).toMatch(/Auto-Submitted: auto-generated/);
    expect(headers).toMatch(/Content-Type: multipart\/alternative/);
    expect(decoded).toContain("https://console.example/quota?range=30d");
    expect(decoded).toContain("<b>Largest election</b>: 1,200 voters & no more.");
    expect(decoded).toContain("&lt;b&gt;Largest election&lt;/b&gt;: 1,200 voters &amp; no more.");
  });

  it("has nothing in its headers that a title, a name or a sender smuggled in", async () => {
    const title = "Votes\r\nBcc: eve@x.example\r\n\r\nHello\u2028\u0000";
    await send({ notification: { ...notification, title }, from: '"Ünï; Bcc: eve@x.example" <console@x.example>' });
    const { to, headers } = await lastMail();
    expect(to).toEqual(["ana@x.example"]);
    expect(headers.split("\r\n").filter((line) => /^(bcc|cc):/i.test(line))).toEqual([]);
    expect(headers).toContain(`Subject: ${words("opened", { title: "Votes Bcc: eve@x.example Hello" })}`);
  });

  it("is sent as the user of SMTP_URL, whose signs may be percent-encoded", async () => {
    expect(await send({ url: `smtp://ops%40x.example:right%3Ap%40ss@127.0.0.1:${server.port}` })).toMatchObject({
      ok: true,
    });
    expect((await lastMail()).user).toBe("ops@x.example");
  });

  it("names the page instead of a link while the console does not know its own address", () => {
    expect(composeEmail(notification, null).text).toContain(words("path", { path: "/quota?range=30d" }));
    expect(composeEmail(notification, null).html).not.toContain("href");
    const spanish = composeEmail({ ...notification, language: "es" }, null);
    expect(spanish.html).toContain('<html lang="es">');
    expect(spanish.text).toContain(textOf("es", "email.message")("path", { path: "/quota?range=30d" }));
  });
});

describe("a mail server that refuses", () => {
  it("every recipient (550) is a failure with its words", async () => {
    expect(await send({ recipients: ["nobody@x.example"] })).toEqual({
      ...{ ok: false, status: 550, error: refusedBy("550", /5\.1\.1 no such mailbox/) },
    });
  });

  it("some recipients is a failure that names them; the next attempt goes to nobody twice", async () => {
    const recipients = ["ana@x.example", "nobody@x.example"];
    const first = await send({ recipients });
    expect(first).toMatchObject({
      ok: false,
      reached: ["ana@x.example"],
      error: message("settings.failures.mailRecipients", { recipients: "nobody@x.example" }),
    });
    const before = server.mails.length;
    expect(await send({ recipients, reached: first.reached ?? [] })).toMatchObject({ ok: false, status: 550 });
    expect(server.mails.length).toBe(before);
  });

  it("the password (535) says so, without what it repeats", async () => {
    const attempt = await send({ url: `smtp://console:hunter2hunter2@127.0.0.1:${server.port}` });
    expect(attempt).toMatchObject({ ok: false, status: 535, error: message("settings.failures.mailAuth") });
    expect(JSON.stringify(attempt)).not.toMatch(/hunter2/);
  });

  it("to encrypt gets no password from afar", async () => {
    const smtp = smtpOf({ SMTP_URL: "smtp://console:secret@mail.x.example", SMTP_FROM: "console@x.example" });
    expect(smtp).toMatchObject({ port: 587, secure: false, requireTls: true });
    const loopback = { ...smtp, host: "127.0.0.1", port: server.port };
    if (!smtp) throw new Error("no mail server");
    const base = { deliveryId: "d", recipients: ["ana@x.example"], reached: [], notification };
    const attempt = await sendEmail(base, { smtp: { ...smtp, ...loopback }, baseUrl: null });
    expect(attempt).toMatchObject({ ok: false, error: message("settings.failures.mailTls") });
  });
});

describe("a mail server in trouble", () => {
  it("that is not there is explained", async () => {
    const { error } = await send({ url: `smtp://127.0.0.1:${await closedPort()}` });
    expect(error).toEqual(message("settings.failures.mailFailed", { reason: message("settings.network.refused") }));
  });

  it("with an unknown certificate is not trusted", async () => {
    const encrypted = await startSmtpServer({ encrypted: true });
    const { ok, error } = await send({ url: `smtp://127.0.0.1:${encrypted.port}` });
    expect({ ok, error }).toEqual({
      ok: false,
      error: message("settings.failures.mailFailed", { reason: message("settings.network.untrusted") }),
    });
    await encrypted.close();
  });

  it("that never answers is abandoned after the attempt's deadline, and at once when the console stops", async () => {
    const silence = await startSilence();
    const url = `smtp://127.0.0.1:${silence.port}`;
    expect(await send({ url, timeoutMs: 300 })).toMatchObject({
      ok: false,
      error: message("settings.failures.mailTimeout", { seconds: "0.3" }),
    });
    const stopping = new AbortController();
    const sent = send({ url, signal: stopping.signal });
    setTimeout(() => stopping.abort(), 50);
    expect(await sent).toMatchObject({ ok: false });
    silence.close();
  });
});
