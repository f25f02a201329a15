import { can, roles } from "@/lib/auth/permissions";
import { callAction, errorCodeOf } from "./support/actions";
import { expect, test } from "./support/fixtures";
import { addressOf, guardedActions, guardedPages, guardedRoutes, makeSamples } from "./support/matrix";
import { seededAddress } from "./support/organizations";
import { text } from "./support/text";

// Who has which permission is written out in lib/auth/permissions.test.ts; here, that each page, route and action asks for its own.

/** No action takes it, so whoever may call one is told that it cannot be read: nobody is let through for another reason. */
const UNREADABLE = "not an object";

/** Ask for the terminal's code or a password instead of a session. */
const withoutSession = ["createFirstAdminAction", "setBrowserLanguageAction", "signInAction"];

test("every action is refused to those it is not for, called directly", async ({ page, signIn, playwright, stack }) => {
  const all = guardedActions();
  const names = all.filter(({ permission }) => permission === null).map(({ name }) => name);
  expect([...new Set(names)].sort()).toEqual(withoutSession);

  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  // With a cookie of the right name that is worth nothing, the proxy lets it through to the action itself.
  const forged = await playwright.request.newContext({
    baseURL: stack.console.url,
    extraHTTPHeaders: { Cookie: "next-auth.session-token=forged" },
  });
  for (const action of all) {
    const code = action.permission === null ? "invalid-input" : "unauthenticated";
    expect(errorCodeOf(await callAction(stranger, action, UNREADABLE)), `${action.name} signed out`).toBe(code);
    if (action.permission === null) continue;
    expect(errorCodeOf(await callAction(forged, action, UNREADABLE)), `${action.name} forged`).toBe(code);
  }
  for (const role of roles) {
    await signIn(role);
    for (const action of all) {
      if (action.permission === null) continue;
      const code = can(role, action.permission) ? "invalid-input" : "forbidden";
      const answer = await callAction(page.request, action, UNREADABLE);
      expect(errorCodeOf(answer), `${action.name} as ${role}`).toBe(code);
    }
  }
  await stranger.dispose();
  await forged.dispose();
});

test("no refused call reached Vocdoni or changed anything", async ({ page, signIn, stack }) => {
  await signIn("viewer");
  await stack.sandbox.clearRequests();
  const address = seededAddress();
  const formToken = crypto.randomUUID();
  for (const action of guardedActions()) {
    if (action.permission === null || can("viewer", action.permission)) continue;
    const input = {
      formToken,
      address,
      confirmation: "x",
      names: { default: "x" },
      type: "union",
    };
    expect(errorCodeOf(await callAction(page.request, action, input)), action.name).toBe("forbidden");
  }
  expect(await stack.sandbox.requests({ method: "POST" })).toEqual([]);
  expect(await stack.sandbox.requests({ method: "PUT" })).toEqual([]);
  expect(await stack.sandbox.requests({ method: "DELETE" })).toEqual([]);
});

test("no page is shown to somebody who is signed out", async ({ page }) => {
  // Who is signed out is sent away before anything is looked for.
  for (const guarded of guardedPages()) {
    const path = addressOf(guarded, null);
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const { status, location } = { status: answer.status(), location: answer.headers().location ?? "" };
    expect({ path, status, to: new URL(location, answer.url()).pathname }).toEqual({
      path,
      status: 307,
      to: "/sign-in",
    });
  }
});

/** What Next.js writes into a page that is refused, also when its status has been sent already. */
const REFUSED = "NEXT_HTTP_ERROR_FALLBACK;403";

for (const role of roles) {
  test(`every page is shown to those it is for and refused to all others: ${role}`, async ({ page, signIn }) => {
    await signIn("admin");
    const samples = await makeSamples(page);
    await signIn(role);
    for (const guarded of guardedPages()) {
      const path = addressOf(guarded, samples);
      const isFor = can(role, guarded.permission);
      const answer = await page.request.get(path);
      const isRefused = (await answer.text()).includes(REFUSED);
      const expected = { path, status: isFor ? 200 : 403, isRefused: !isFor };
      expect({ path, status: answer.status(), isRefused }).toEqual(expected);
      if (isFor) continue;
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: text("shell.forbidden.title") })).toBeVisible();
      // A title may hold a name.
      await expect(page).toHaveTitle(`${text("shell.forbidden.metaTitle")} · ${text("shell.app.name")}`);
    }
  });
}

test("every polled route asks for a session and a permission itself", async ({ page, signIn, playwright, stack }) => {
  const routes = guardedRoutes();
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  for (const guarded of routes) {
    const answer = await stranger.get(addressOf(guarded, null));
    expect(answer.status(), guarded.route).toBe(401);
    expect((await answer.json()).error.code).toBe("unauthenticated");
  }
  await stranger.dispose();
  await signIn("admin");
  const samples = await makeSamples(page);
  for (const role of roles) {
    await signIn(role);
    for (const guarded of routes) {
      const address = addressOf(guarded, samples);
      const status = (await page.request.get(address)).status();
      expect({ address, role, status }).toEqual({ address, role, status: can(role, guarded.permission) ? 200 : 403 });
    }
  }
});

test("who watches the console needs no session, and learns nothing but its state", async ({ playwright, stack }) => {
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  expect(await (await stranger.get("/api/health")).json()).toEqual({ status: "ok" });
  const ready = await stranger.get("/api/ready");
  const ok = { ok: true };
  expect(await ready.json()).toEqual({
    status: "ready",
    checks: { database: ok, migrations: ok, worker: ok, disk: ok },
  });
  expect(ready.status()).toBe(200);
  // No METRICS_TOKEN is set; and a page would be redirected to sign in.
  expect((await stranger.get("/metrics", { maxRedirects: 0 })).status()).toBe(404);
  await stranger.dispose();
});

test("a viewer sees no control that changes anything", async ({ page, signIn }) => {
  await signIn("admin");
  const samples = await makeSamples(page);
  await signIn("viewer");
  const kinds = ["unlinked", "gone", "renamed", "unknown-creations", "foreign-reference"];
  const shown = guardedPages().filter(({ route, permission }) => can("viewer", permission) && route !== "/account");
  const paths = shown.map((guarded) => addressOf(guarded, samples));
  for (const path of [...paths, ...kinds.map((kind) => `/reconciliation?kind=${kind}`)]) {
    await page.goto(path);
    if (path === "/reconciliation") await page.waitForURL(/\/reconciliation\?kind=/);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(text("shell.forbidden.title"));
    const changing =
      /^(new (organization|customer)|create( (organization|customer)\b.*)?|edit\b.*|delete\b.*|link\b.*|unlink\b.*|sync now|stop\b.*|archive|restore|save|import( organizations| \d+ organizations?)?|validate|check\b.*|choose\b.*|make\b.*|add\b.*|keep\b.*|accept\b.*|rename\b.*|adopt\b.*|take back\b.*|undo\b.*|look again|refresh|close\b.*|decide\b.*|resolve\b.*|acknowledge\b.*|days ahead|forecast window)$/i;
    await expect(page.getByRole("main").getByRole("button", { name: changing })).toHaveCount(0);
    // An operation is called after what it did.
    await expect(
      page.getByRole("main").getByRole("link", { name: changing }).and(page.locator(':not([href^="/operations/"])')),
    ).toHaveCount(0);
  }
});
