import { once } from "node:events";
import { createServer, type Server } from "node:https";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startProxy, type TestProxy } from "@/lib/test/http-proxy";
import { testTls } from "@/lib/test/tls";
import { errorOf, integrator, json, KEY, startServer, testClient } from "./test/scripted-server";

const UPSTREAM = "https://api.vocdoni.test";
let upstream: Server;
let proxy: TestProxy;
const authorized: (string | undefined)[] = [];

beforeEach(async () => {
  upstream = createServer(testTls, (request, response) => {
    authorized.push(request.headers.authorization);
    response.end(JSON.stringify(integrator));
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const address = upstream.address();
  proxy = await startProxy(typeof address === "object" && address ? address.port : 0);
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  authorized.length = 0;
  upstream.closeAllConnections();
  upstream.close();
  await proxy.close();
});

const clientOf = (url: string, more: { noProxy?: string } = {}) =>
  testClient(url, { proxy: { httpsProxy: proxy.url, httpProxy: proxy.url, ...more } }).client;

describe("Vocdoni through a proxy", () => {
  it("is reached through a tunnel that encrypts the key", async () => {
    const client = clientOf(UPSTREAM);
    await client.integrator.get();
    expect(authorized).toEqual([`Bearer ${KEY}`]);
    const [{ line, headers, bytes } = { line: "", headers: {}, bytes: [] }] = proxy.asked;
    expect(line).toBe("CONNECT api.vocdoni.test:443");
    expect(headers["proxy-authorization"]).toBe(`Basic ${Buffer.from("ops:proxy-w@rd").toString("base64")}`);
    expect(JSON.stringify(headers)).not.toContain(KEY);
    expect(Buffer.concat(bytes).length).toBeGreaterThan(200);
    expect(Buffer.concat(bytes).includes(KEY)).toBe(false);
    await client.close();
  });

  it("is trusted by its own certificate only, not by the proxy's word", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "1");
    const client = clientOf(UPSTREAM);
    expect(await errorOf(client.integrator.get())).toMatchObject({
      ...{ kind: "unreachable", outcome: "not-applied", detail: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(authorized).toEqual([]);
    await client.close();
  });

  it.each([403, 407, 502])(
    "was not reached when the proxy answers %d: the outcome of a creation is known",
    async (status) => {
      proxy.refuse(status);
      const client = clientOf(UPSTREAM);
      const error = await errorOf(client.managedOrganizations.create({ type: "others" }));
      expect(error).toMatchObject({
        kind: "unreachable",
        outcome: "not-applied",
        detail: `the proxy answered ${status}`,
      });
      expect(authorized).toEqual([]);
      await client.close();
    },
  );

  it("bypasses the proxy when NO_PROXY contains it, or its domain", async () => {
    for (const noProxy of ["api.vocdoni.test", "a.example,.vocdoni.test", "*"]) {
      const client = clientOf(UPSTREAM, { noProxy });
      expect(await errorOf(client.integrator.get()), noProxy).toMatchObject({ kind: "unreachable" });
      await client.close();
    }
    expect(proxy.asked).toEqual([]);
  });
});

it("does not send the unencrypted requests of this machine, or its key, to a proxy", async () => {
  const local = await startServer([json(integrator)]);
  for (const host of ["127.0.0.1", "localhost", "127.0.0.2"]) {
    const client = clientOf(`http://${host}:${local.port}`);
    await client.integrator.get().catch(() => undefined);
    await client.close();
  }
  expect(proxy.asked).toEqual([]);
  expect(local.requests.length).toBeGreaterThanOrEqual(2);
  await local.close();
});
