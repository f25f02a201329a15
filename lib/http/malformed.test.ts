import { createServer } from "node:http";
import { setImmediate as later } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actionReached, rejectMalformed } from "./malformed";

/** Fails as Next.js does, after the action or before it. */
const server = createServer(async (request, response) => {
  await later();
  if (request.url === "/reached") actionReached();
  await later();
  response.statusCode = request.url === "/fine" ? 200 : 500;
  response.end(request.method);
});
let url = "";
let end = () => {};
beforeAll(async () => {
  end = rejectMalformed();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "object" && address) url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  end();
  server.close();
});

const statusOf = async (path: string, headers: Record<string, string>, method = "POST") =>
  (await fetch(url + path, { method, headers, ...(method === "POST" ? { body: "x" } : {}) })).status;
const fetchAction = { "Next-Action": "7f00" };
const formAction = { "Content-Type": "multipart/form-data; boundary=x" };

it("a call that fails before any action is reached is at fault itself", async () => {
  for (const headers of [fetchAction, formAction]) {
    expect(await statusOf("/", headers)).toBe(400);
    expect(await statusOf("/fine", headers)).toBe(200);
  }
});

it("an action that fails is not blamed on the request, and neither is a page", async () => {
  for (const headers of [fetchAction, formAction]) expect(await statusOf("/reached", headers)).toBe(500);
  expect(await statusOf("/", { "Content-Type": "text/plain" })).toBe(500);
  expect(await statusOf("/", fetchAction, "GET")).toBe(500);
});

it("requests at the same time and on the same connection are kept apart", async () => {
  const paths = Array.from({ length: 40 }, (_, i) => (i % 2 ? "/reached" : "/"));
  const statuses = await Promise.all(paths.map((path) => statusOf(path, fetchAction)));
  expect(statuses).toEqual(paths.map((path) => (path === "/" ? 400 : 500)));
  for (const path of ["/reached", "/", "/reached"])
    expect(await statusOf(path, fetchAction)).toBe(path === "/" ? 400 : 500);
});
