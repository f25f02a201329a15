import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PRIMARY_KEY } from "../credentials";
import { type RunningSandbox, startSandbox } from "../start-sandbox";
import { call, page } from "./client";

let running: RunningSandbox;
const CREATE = "/integrator/organizations";
const create = () => call(running.url, "POST", CREATE, { type: "union", meta: { consoleRef: "ref-1" } });
const set = (fault: unknown) => call(running.url, "POST", "/__sandbox/faults", fault);
const total = async (): Promise<number> => (await page(running.url, 1)).pagination.totalItems;

beforeAll(async () => {
  running = await startSandbox({ organizations: 12, createDelay: 0, jobDelay: 20 });
});
afterAll(() => running.close());
beforeEach(async () => {
  await call(running.url, "POST", "/__sandbox/reset", { count: 12 });
});

describe("faults", () => {
  test("cut before: no answer and no organization", async () => {
    await set({ method: "POST", path: "^/integrator/organizations$", cut: "before" });
    await expect(create()).rejects.toThrow();
    expect(await total()).toBe(12);
    expect((await create()).status).toBe(200);
  });

  test("cut after: no answer, and the organization was created exactly once", async () => {
    await set({ method: "POST", path: "^/integrator/organizations$", cut: "after" });
    await expect(create()).rejects.toThrow();
    const { organizations, pagination } = await page(running.url, 1, 100);
    expect(pagination.totalItems).toBe(13);
    expect(organizations.filter(({ meta }) => meta.consoleRef === "ref-1")).toHaveLength(1);
  });

  test("cut after on a delete: it is deleted", async () => {
    const { organizations } = await page(running.url, 1);
    const quiet = organizations.find(({ address }) => running.state.organizations.get(address)?.open === false);
    await set({ method: "DELETE", cut: "after" });
    await expect(call(running.url, "DELETE", `${CREATE}/${quiet?.address}`)).rejects.toThrow();
    expect(await total()).toBe(11);
  });

  test("a status in place of the effect", async () => {
    await set({ path: "^/integrator/organizations$", method: "POST", status: 502, body: "bad gateway" });
    expect(await create()).toMatchObject({ status: 502, text: "bad gateway" });
    expect(await total()).toBe(12);
  });

  test("a status after the effect, with headers and a JSON body", async () => {
    const error = { error: "server error: operation failed", code: 50002 };
    await set({ method: "POST", status: 500, body: error, headers: { "Retry-After": "2" }, afterEffect: true });
    const { status, text, headers } = await create();
    expect({ status, body: JSON.parse(text), retry: headers.get("retry-after") }).toEqual({
      status: 500,
      body: error,
      retry: "2",
    });
    expect(await total()).toBe(13);
  });

  test("mangled answers", async () => {
    const path = "/integrator";
    await set({ path: "^/integrator$", mangle: "malformed" });
    const malformed = await call(running.url, "GET", path);
    expect(() => JSON.parse(malformed.text)).toThrow();
    await set({ path: "^/integrator$", mangle: "truncated" });
    await expect(call(running.url, "GET", path)).rejects.toThrow();
    await set({ path: "^/integrator$", mangle: "html" });
    expect((await call(running.url, "GET", path)).headers.get("content-type")).toContain("text/html");
    await set({ path: "^/integrator$", mangle: "huge" });
    expect((await call(running.url, "GET", path)).text.length).toBeGreaterThan(32 * 1024 * 1024);
    expect((await call(running.url, "GET", path)).status).toBe(200);
  });

  test("delay, skip, times, hit counts and clearing", async () => {
    await set({ path: "^/ping$", skip: 1, times: 2, status: 503, delayMs: 60 });
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await call(running.url, "GET", "/ping")).status);
    expect(seen).toEqual([200, 503, 503, 200]);
    expect((await call(running.url, "GET", "/__sandbox/faults")).text).toContain('"hits":2');
    const { text } = await set({ times: 0, status: 500 });
    const { id } = JSON.parse(text);
    expect((await call(running.url, "GET", "/ping")).status).toBe(500);
    expect((await call(running.url, "DELETE", `/__sandbox/faults/${id}`)).status).toBe(200);
    expect((await call(running.url, "GET", "/ping")).status).toBe(200);
    expect((await set({ path: "(" })).status).toBe(400);
  });

  test("the log has the requests without their secrets", async () => {
    await call(running.url, "DELETE", "/__sandbox/requests");
    await call(running.url, "GET", "/integrator?x=1");
    const { text } = await call(running.url, "GET", "/__sandbox/requests");
    expect(JSON.parse(text).requests).toMatchObject([{ method: "GET", path: "/integrator?x=1", status: 200 }]);
    expect(text).not.toContain(PRIMARY_KEY);
    expect(text).toContain("Bearer vsk_1f8e27c4");
  });
});
