import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Message, message } from "@/lib/messages/message";
import { closedPort, type Receiver, startReceiver, startSilence } from "@/lib/test/receivers";
import { sendWebhook, type WebhookMessage, type WebhookOptions } from "./webhook";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => {
  receiver.received.length = 0;
  receiver.status(200);
});

const secret = `whsec_${Buffer.from("the secret of the test's receiver").toString("base64")}`;
const at = new Date();
const sample = { secret, deliveryId: "0b0f2f9e-1", event: "test", body: '{"title":"Ünï"}', at };
const loopback = async () => ["127.0.0.1"];
const post = (url = receiver.url, more: Partial<WebhookOptions> = {}) =>
  sendWebhook({ ...sample, url }, { allowPrivate: true, resolve: loopback, ...more });

/** The received request, in the form its verifier expects. */
async function arrived(more: Partial<WebhookMessage> = {}) {
  const message = { ...sample, url: receiver.url, ...more };
  expect(await sendWebhook(message, { allowPrivate: true, resolve: loopback })).toMatchObject({ ok: true });
  const [{ method, path, headers, body } = { method: "", path: "", headers: {}, body: "" }] = receiver.received;
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return { method, path, body, headers: plain };
}

it("is signed after Standard Webhooks, over its ID, time and body", async () => {
  const { method, path, body, headers } = await arrived();
  expect({ method, path, body, type: headers["content-type"] }).toEqual({
    ...{ method: "POST", path: "/alerts", body: sample.body, type: "application/json" },
  });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  expect(headers).toMatchObject({ "webhook-id": "0b0f2f9e-1", "webhook-timestamp": timestamp });
  const verifier = new Webhook(secret);
  expect(verifier.verify(body, headers)).toEqual({ title: "Ünï" });
  const changes = { "webhook-id": "0b0f2f9e-2", "webhook-timestamp": String(Number(timestamp) - 1) };
  for (const [name, value] of Object.entries(changes))
    expect(() => verifier.verify(body, { ...headers, [name]: value }), name).toThrow("No matching signature found");
  expect(() => verifier.verify(`${body} `, headers)).toThrow("No matching signature found");
});

it.each([secret, "whsec_-Zm9v_YmFyLWJhei1xdXV4LWNvcmdlLWdyYXVsdA"])(
  "is signed for verifiers of before too, with %s",
  async (of) => {
    const { body, headers } = await arrived({ secret: of });
    const signed = createHmac("sha256", of).update(`${headers["x-console-timestamp"]}.${body}`).digest("hex");
    expect(headers).toMatchObject({
      ...{ "x-console-delivery": "0b0f2f9e-1", "x-console-event": "test", "x-console-signature": `v1=${signed}` },
      "x-console-timestamp": headers["webhook-timestamp"],
    });
    // An older secret, converted to the library's alphabet.
    const spelled = of.slice("whsec_".length).replaceAll("-", "+").replaceAll("_", "/");
    const padded = `whsec_${spelled.padEnd(Math.ceil(spelled.length / 4) * 4, "=")}`;
    expect(new Webhook(padded).verify(body, headers)).toEqual({ title: "Ünï" });
  },
);

it.each([200, 202, 204, 299])("counts %d as delivered", async (status) => {
  receiver.status(status);
  expect(await post()).toMatchObject({ ok: true, status });
});

it.each([400, 404, 410, 429, 500, 503])("counts %d as failed", async (status) => {
  receiver.status(status);
  expect(await post()).toEqual({
    ok: false,
    status,
    error: message("settings.failures.status", { status: String(status) }),
  });
});

it.each([301, 302, 307, 308])("follows no redirect (%d)", async (status) => {
  receiver.answer((_request, response) => void response.writeHead(status, { location: "/elsewhere" }).end());
  expect(await post()).toMatchObject({
    ok: false,
    status,
    error: message("settings.failures.redirect", { status: String(status) }),
  });
  expect(receiver.received).toHaveLength(1);
});

describe("a bad receiver", () => {
  it("that never answers is abandoned after the attempt's deadline", async () => {
    receiver.answer(() => undefined);
    const began = Date.now();
    expect(await post(receiver.url, { timeoutMs: 300 })).toEqual({
      ...{ ok: false, status: null, error: message("settings.failures.timeout", { seconds: "0.3" }) },
    });
    expect(Date.now() - began).toBeLessThan(3_000);
    const silence = await startSilence();
    expect(await post(`https://127.0.0.1:${silence.port}/`, { timeoutMs: 300 })).toMatchObject({
      ok: false,
      status: null,
    });
    silence.close();
  });

  it("that sends its headers endlessly is abandoned too", async () => {
    receiver.answer((_request, { socket }) => {
      socket?.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket?.write("x-drip: drip\r\n"), 50);
      socket?.on("close", () => clearInterval(drip));
    });
    expect(await post(receiver.url, { timeoutMs: 400 })).toMatchObject({
      ok: false,
      error: message("settings.failures.timeout", { seconds: "0.4" }),
    });
  });

  it("that answers without end has answered: its body is not read, and the connection ends", async () => {
    const ended = new Promise((resolve) => {
      receiver.answer((_request, response) => {
        response.writeHead(200);
        const more = () => {
          response.write("x".repeat(65_536));
          if (!response.destroyed) setImmediate(more);
        };
        response.on("close", resolve);
        more();
      });
    });
    expect(await post()).toMatchObject({ ok: true });
    await ended;
  });

  it("that is not there, or has no name, is explained", async () => {
    const notDelivered = (reason: Message) => message("settings.failures.notDelivered", { reason });
    expect((await post(`http://127.0.0.1:${await closedPort()}/`)).error).toEqual(
      notDelivered(message("settings.network.refused")),
    );
    const unknown = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND hooks.example"), { code: "ENOTFOUND" });
    };
    expect((await post("http://hooks.example/", { resolve: unknown })).error).toEqual(
      notDelivered(message("settings.network.unknownName")),
    );
  });

  it("is not waited for once the console stops", async () => {
    receiver.answer(() => undefined);
    const stopping = new AbortController();
    const sent = post(receiver.url, { signal: stopping.signal });
    stopping.abort();
    expect(await sent).toMatchObject({ ok: false, status: null });
  });
});

describe("a private target", () => {
  const guarded = (url: string, resolve = loopback) => post(url, { allowPrivate: false, resolve });

  it("is not connected to, by address or by name", async () => {
    const { port } = receiver;
    const address = (text: string) => message("settings.errors.privateAddress", { address: text });
    for (const [url, reason] of [
      [receiver.url, address("127.0.0.1")],
      [`http://[::ffff:127.0.0.1]:${port}/`, address("::ffff:7f00:1")],
      [`http://0x7f.1:${port}/`, address("127.0.0.1")],
      [
        `http://hooks.example:${port}/`,
        message("settings.errors.privateHost", { host: "hooks.example", address: "127.0.0.1" }),
      ],
    ] as const)
      expect(await guarded(url), url).toMatchObject({
        ok: false,
        error: message("settings.failures.privateTarget", { reason }),
      });
    expect(receiver.received).toEqual([]);
  });

  it("is reached where private targets are allowed, at the address that was asked for and no other", async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return asked === 1 ? ["127.0.0.1"] : ["10.0.0.1"];
    };
    expect(await post(`http://hooks.example:${receiver.port}/x`, { resolve })).toMatchObject({ ok: true });
    expect(receiver.received[0]?.headers.host).toBe(`hooks.example:${receiver.port}`);
    expect(asked).toBe(1);
  });
});
