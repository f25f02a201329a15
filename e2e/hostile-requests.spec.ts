import type { Page } from "@playwright/test";
import { serverActions } from "./support/actions";
import { emailOf, expect, PASSWORD, test } from "./support/fixtures";
import { beginsWith } from "./support/labelled";
import { malformedBodies } from "./support/malformed-bodies";
import { rawRequest } from "./support/raw-request";
import { CookieJar, signInByRequest } from "./support/staff-session";
import { text } from "./support/text";

const STACK_TRACE = /\n\s+at .+:\d+:\d+|node_modules|\.next\/server/;

const cookieOf = async (page: Page) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
/** The form is in the account menu, which is closed: its token is in what React gets with the page. */
const signOutTokenIn = (html: string) => /\\"token\\":\\"([\w-]{43})\\"/.exec(html)?.[1] ?? "";

test("an address that is malformed, unknown or too long is answered so, with no failure", async ({
  page,
  signIn,
  stack,
}) => {
  await signIn("admin");
  const headers = { Cookie: await cookieOf(page) };
  const one = (...paths: string[]) => paths.flatMap((path) => [path, `/api${path}`]);
  const pages = [
    ...["/customers/ID", "/customers/ID/edit", "/alerts/ID", "/organizations/import/ID", ...one("/operations/ID")],
    ...["/organizations/ID", "/organizations/ID/edit", "/organizations/ID/delete"],
    ...["/api/imports/ID", "/api/imports/ID/not-created", "/api/auth/ID", "/ID"],
  ];
  for (const path of pages) {
    for (const id of ["%FF", "%C0%80", "%", "%00", "not-an-id", "x".repeat(3_000), "..%2f"]) {
      const { status, text } = await rawRequest(stack.console.url, path.replace("ID", id), { headers });
      const malformed = /^%(FF|C0%80)?$/.test(id);
      expect(status, `${path} ${id.slice(0, 20)}`).toBe(malformed ? 400 : 404);
      expect(text).not.toMatch(/Internal Server Error/);
    }
  }
});

test("a method that an address does not have is refused", async ({ stack }) => {
  const statusOf = async (method: string, path: string) =>
    (await rawRequest(stack.console.url, path, { method })).status;
  for (const [method, path] of [
    ...(["POST", "PUT", "DELETE", "TRACE"] as const).map((method) => [method, "/icon.svg"] as const),
    ["GET", "/api/auth/callback/credentials"],
    ["POST", "/api/auth/csrf"],
    ["GET", "/api/auth/sign-out"],
    ["PUT", "/customers"],
    ["TRACE", "/sign-in"],
    ["TRACE", "/api/health"],
    ["POST", "/api/health"],
  ] as const)
    expect(await statusOf(method, path), `${method} ${path}`).toBe(405);
  expect(await statusOf("GET", "/icon.svg")).toBe(200);
});

test("next-auth answers what the console uses, and writes nothing of a request into the log", async ({ stack }) => {
  const mark = crypto.randomUUID();
  const before = stack.console.logs().length;
  const body = JSON.stringify({ code: mark, level: "error", message: mark });
  const json = { "Content-Type": "application/json" };
  for (const route of ["_log", "session", "signout", "signin/credentials", "error", "verify-request", "constructor"])
    for (const method of ["GET", "POST"])
      expect((await rawRequest(stack.console.url, `/api/auth/${route}`, { method, headers: json, body })).status).toBe(
        404,
      );
  for (const cookie of ["x", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c", `${mark}${"y".repeat(7_000)}`]) {
    const headers = {
      Cookie: `next-auth.session-token=${cookie}; next-auth.callback-url=${mark}; next-auth.csrf-token=%`,
    };
    expect((await rawRequest(stack.console.url, "/customers", { headers })).status).toBe(307);
    expect((await rawRequest(stack.console.url, "/api/quota", { headers })).status).toBe(401);
    expect((await rawRequest(stack.console.url, `/api/auth/csrf?callbackUrl=${mark}`, { headers })).status).toBe(400);
  }
  const { status } = await rawRequest(stack.console.url, "/api/auth/callback/credentials", {
    method: "POST",
    headers: json,
    body: "{",
  });
  expect(status).toBeLessThan(500);
  const logged = stack.console.logs().slice(before);
  expect(logged).toContain("session cookie refused");
  expect(logged).not.toContain(mark);
  expect(logged).not.toMatch(STACK_TRACE);
});

test("nobody is signed out by another site or with another session's token", async ({ stack }) => {
  const { url } = stack.console;
  const sessions = [new CookieJar(), new CookieJar()];
  for (const jar of sessions) await signInByRequest(url, emailOf("viewer"), PASSWORD, jar);
  const [mine = "", other = ""] = sessions.map((jar) => jar.header());
  const open = async (cookie: string) => (await rawRequest(url, "/account", { headers: { Cookie: cookie } })).text;
  const signOut = async (token: string, headers = {}) => {
    const form = { Cookie: mine, "Content-Type": "application/x-www-form-urlencoded", ...headers };
    const body = new URLSearchParams({ token }).toString();
    return (await rawRequest(url, "/api/auth/sign-out", { method: "POST", headers: form, body })).status;
  };
  const token = signOutTokenIn(await open(mine));
  expect(token).not.toBe("");
  expect(mine).toContain("console.device=");
  expect(await signOut("")).toBe(403);
  expect(await signOut(signOutTokenIn(await open(other)))).toBe(403);
  expect(await signOut(token, { "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(signOutTokenIn(await open(mine))).toBe(token);
  expect(await signOut(token)).toBe(303);
  expect(signOutTokenIn(await open(mine))).toBe("");
  expect(signOutTokenIn(await open(other))).toBe("");
});

test("an action that another site's page calls does not run", async ({ page, signIn }) => {
  await signIn("admin");
  const action = serverActions().find(({ name }) => name === "syncNowAction");
  const call = (site: string) =>
    page.request.post(action?.path ?? "", {
      headers: { "Next-Action": action?.id ?? "", "Content-Type": "text/plain", "Sec-Fetch-Site": site },
      data: '["x"]',
    });
  for (const site of ["cross-site", "same-site"]) {
    const answer = await call(site);
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toBe(text("auth.refusal.otherSite"));
  }
  expect((await call("same-origin")).status()).toBe(200);
});

test("300 malformed calls of actions are refused, change nothing and leave the console alive", async ({
  page,
  signIn,
  stack,
}) => {
  test.slow();
  const SEED = 20_261_126;
  console.log(`seed ${SEED}`);
  await signIn("admin");
  const customers = async () => {
    await page.goto("/customers");
    return page
      .getByRole("navigation", { name: text("shell.nav.label") })
      .getByRole("link", { name: beginsWith(text("shell.pages.customers")) })
      .textContent();
  };
  const before = await customers();
  const id = serverActions().find(({ name }) => name === "createCustomerAction")?.id ?? "";
  const cookie = await cookieOf(page);
  const seen = new Map<number, number>();
  for (const { headers, body } of malformedBodies(SEED, 300, id)) {
    const sent = { method: "POST", headers: { ...headers, Cookie: cookie, Origin: stack.console.url }, body };
    const { status, text } = await rawRequest(stack.console.url, "/customers/new", sent);
    const what = `${JSON.stringify(headers)} ${body.slice(0, 300)}`;
    expect(status, what).toBeLessThan(500);
    expect(text, what).not.toMatch(STACK_TRACE);
    expect(text, what).not.toContain('"ok":true');
    seen.set(status, (seen.get(status) ?? 0) + 1);
  }
  expect(seen.get(400) ?? 0).toBeGreaterThan(100);
  expect((await rawRequest(stack.console.url, "/api/health")).status).toBe(200);
  expect(await customers()).toBe(before);
});
