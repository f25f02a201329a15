import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { message } from "@/lib/messages/message";
import { startProxy, type TestProxy } from "@/lib/test/http-proxy";
import { type Receiver, startReceiver } from "@/lib/test/receivers";
import { sendWebhook, type WebhookOptions } from "./webhook";

let receiver: Receiver;
let proxy: TestProxy;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  proxy = await startProxy(receiver.port);
});
afterEach(async () => {
  receiver.received.length = 0;
  await proxy.close();
});

const sample = { secret: "whsec_of-the-test", deliveryId: "1", event: "test", body: "{}", at: new Date() };
const PUBLIC = "93.184.216.34";
const post = (url: string, more: Partial<WebhookOptions> = {}) =>
  sendWebhook(
    { ...sample, url },
    {
      allowPrivate: false,
      resolve: async () => [PUBLIC],
      proxy: { httpsProxy: proxy.url, httpProxy: proxy.url },
      ...more,
    },
  );
const lines = () => proxy.asked.map(({ line }) => line);

it("a webhook goes through the proxy, encrypted ones in a tunnel", async () => {
  expect(await post("http://hooks.example/alerts")).toEqual({ ok: true, status: 200, error: null });
  expect(receiver.received[0]).toMatchObject({ method: "POST", path: "/alerts", body: "{}" });
  expect(receiver.received[0]?.headers).not.toHaveProperty("proxy-authorization");
  await post("https://hooks.example/alerts", { timeoutMs: 1_000 });
  expect(lines()).toEqual(["POST http://hooks.example/alerts", "CONNECT hooks.example:443"]);
});

it("what leads to a private address is not asked of the proxy either, which may reach it", async () => {
  const resolve = vi.fn(async () => [PUBLIC, "10.0.0.7"]);
  expect(await post("https://hooks.example/", { resolve })).toMatchObject({
    ok: false,
    error: message("settings.failures.privateTarget", {
      reason: message("settings.errors.privateHost", { host: "hooks.example", address: "10.0.0.7" }),
    }),
  });
  for (const url of ["http://169.254.169.254/latest", "https://10.0.0.7/", "https://[::1]/"])
    expect(await post(url), url).toMatchObject({ ok: false, error: { key: "settings.failures.privateTarget" } });
  const unknown = async () => {
    throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  };
  expect((await post("https://intranet.example/", { resolve: unknown })).ok).toBe(false);
  const silent = () => new Promise<string[]>(() => undefined);
  expect((await post("https://intranet.example/", { resolve: silent, timeoutMs: 200 })).error).toEqual(
    message("settings.failures.timeout", { seconds: "0.2" }),
  );
  expect(lines()).toEqual([]);
});

it("where private targets are allowed the proxy resolves the name, but this machine is never asked of it", async () => {
  const resolve = async () => ["127.0.0.1"];
  await post("http://intranet.example/x", { allowPrivate: true, resolve });
  expect(lines()).toEqual(["POST http://intranet.example/x"]);
  expect(await post(receiver.url, { allowPrivate: true, resolve })).toMatchObject({ ok: true });
  expect(proxy.asked).toHaveLength(1);
});

it("a host that NO_PROXY names is connected to directly, at the address that was checked", async () => {
  const noProxy = { httpProxy: proxy.url, noProxy: "hooks.example" };
  const resolve = async () => ["127.0.0.1"];
  const url = `http://hooks.example:${receiver.port}/`;
  expect(await post(url, { proxy: noProxy, allowPrivate: true, resolve })).toMatchObject({ ok: true });
  expect(await post(url, { proxy: noProxy, resolve })).toMatchObject({
    error: message("settings.failures.privateTarget", {
      reason: message("settings.errors.privateHost", { host: "hooks.example", address: "127.0.0.1" }),
    }),
  });
  expect(lines()).toEqual([]);
  expect(receiver.received).toHaveLength(1);
});

it.each([403, 407, 502])("a proxy's refusal of a tunnel (%d) is reported as such", async (status) => {
  proxy.refuse(status);
  expect(await post("https://hooks.example/")).toEqual({
    ok: false,
    status: null,
    error: message("settings.failures.notDelivered", {
      reason: message("settings.network.proxyStatus", { status: String(status) }),
    }),
  });
});
