import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { trustForwarded } from "./peer-address";

const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
let url = "";
const warn = vi.hoisted(() => vi.fn());
vi.mock("@/lib/log", () => ({ getLog: () => ({ warn }) }));

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "object" && address) url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.close();
});

const forged = {
  "X-Forwarded-For": "192.0.2.1",
  "X-Forwarded-Host": "evil.example",
  "X-Forwarded-Proto": "https",
  "X-Forwarded-Port": "443",
  "X-Real-IP": "192.0.2.1",
  Forwarded: "for=192.0.2.1;host=evil.example;proto=https",
};

async function seenWith(hops: number): Promise<IncomingHttpHeaders> {
  const end = trustForwarded(hops);
  const answer = await fetch(url, { headers: forged });
  end();
  return answer.json();
}

it("what a visitor says of proxies is not passed on where there is none", async () => {
  const seen = await seenWith(0);
  expect(seen).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("TRUSTED_PROXY_HOPS=1"));
  expect(JSON.stringify(seen)).not.toMatch(/192\.0\.2\.1|evil|x-forwarded-(host|proto|port)/);
});

it("what a trusted proxy says is", async () => {
  const seen = await seenWith(1);
  for (const [name, value] of Object.entries(forged)) expect(seen).toHaveProperty(name.toLowerCase(), value);
});
