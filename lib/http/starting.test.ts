import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { thrownError } from "@/components/forms/thrown-error";
import { trackStart } from "@/lib/health/start-state";
import { textOf } from "@/lib/messages/text";

const holder: typeof globalThis & { consoleStart?: unknown } = globalThis;
let start: ReturnType<typeof trackStart>;
let said: string[];
let proxy: (request: NextRequest) => Promise<Response>;

beforeEach(async () => {
  vi.resetModules();
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  ({ proxy } = await import("@/proxy"));
  vi.useFakeTimers();
  said = [];
  start = trackStart((text) => said.push(text));
  start.waitFor("the migration lock");
});
afterEach(() => {
  start.end();
  delete holder.consoleStart;
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.resetModules();
});

function ask(path: string, { method = "POST", ...headers }: Record<string, string> = {}) {
  const body = method === "POST" ? "what was typed" : undefined;
  return proxy(new NextRequest(`http://console.example${path}`, { method, headers, body }));
}

/** The response after a request's maximum wait; it never reaches a page or an action. */
async function refused(path: string, headers: Record<string, string>) {
  const asked = ask(path, headers);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(await Promise.race([asked, "waiting"])).toBe("waiting");
  await vi.advanceTimersByTimeAsync(200);
  const answer = await asked;
  expect(answer.status).toBe(503);
  expect(answer.headers.get("x-middleware-next")).toBeNull();
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return { answer, type: answer.headers.get("content-type"), text: await answer.text() };
}

const starting = textOf("en", "shell.starting");
const message = starting("action");

it("refuses an action with a message that its form shows", async () => {
  const { type, text } = await refused("/organizations/new", { "next-action": "an id", accept: "text/x-component" });
  expect(type).toBe("text/plain");
  expect(thrownError(new Error(text), textOf("en", "forms.action"), "lost")).toEqual({
    code: "starting",
    message,
    requestId: expect.any(String),
  });
});

it("refuses a form that the browser sent by itself with a page whose reload sends it again", async () => {
  const { answer, type, text } = await refused("/setup", { accept: "text/html,*/*;q=0.8" });
  expect(type).toBe("text/html; charset=utf-8");
  expect(text).toContain(`<h1>${starting("title")}</h1>`);
  expect(text).toContain(starting("form"));
  expect(text).not.toMatch(/http-equiv|Error|\bat .*:\d+/);
  const [, nonce] = /<style nonce="([^"]+)">/.exec(text) ?? [];
  expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
});

it("shows a visitor a page that opens the wanted one by itself", async () => {
  const { text } = await refused("/organizations?page=3", { method: "GET", accept: "text/html" });
  expect(text).toContain('<meta http-equiv="refresh" content="3">');
  expect((await refused("/", { method: "HEAD", accept: "text/html" })).text).toBe("");
});

it.each(["/api/sync", "/api/auth/callback/credentials"])("answers %s with a Result", async (path) => {
  const { type, text } = await refused(path, { accept: "application/json" });
  expect(type).toBe("application/json");
  expect(JSON.parse(text)).toEqual({ ok: false, error: { code: "starting", message, requestId: expect.any(String) } });
});

it("lets a request wait for a start that is soon over, and go on", async () => {
  const asked = [ask("/organizations/new", { "next-action": "an id" }), ask("/sign-in", { method: "GET" })];
  await vi.advanceTimersByTimeAsync(2_000);
  start.ready();
  for (const answer of await Promise.all(asked)) expect(answer.headers.get("x-middleware-next")).toBe("1");
  expect(vi.getTimerCount()).toBe(0);
  expect((await ask("/organizations/new", { "next-action": "an id" })).headers.get("x-middleware-next")).toBe("1");
});

it.each(["/api/health", "/api/ready", "/metrics", "/icon.svg"])("lets %s answer for itself", async (path) => {
  expect((await ask(path, { method: "GET" })).headers.get("x-middleware-next")).toBe("1");
});

it("keeps no change from elsewhere waiting", async () => {
  expect((await ask("/setup", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await ask("/setup", { origin: "https://other.example" })).status).toBe(403);
});
