import type { Page } from "@playwright/test";
import { can, roles } from "@/lib/auth/permissions";
import { differenceKinds } from "@/lib/reconciliation/schemas";
import { callAction, errorCodeOf, serverActions } from "./support/actions";
import { expect, test } from "./support/fixtures";
import {
  existing,
  guardedActions,
  guardedPages,
  guardedRoutes,
  isDynamic,
  missing,
  publicActions,
} from "./support/matrix";
import { seededAddress } from "./support/organizations";
import { text } from "./support/text";

/**
 * Which roles have which permission is written out in lib/auth/permissions.test.ts; here everything that the build has is
 * held to the permission that it declares.
 */

/** No action takes it: whoever may call one is told so, and nobody else comes that far. */
const NOTHING = null;

test("every action is refused to those it is not for, called directly", async ({ page, signIn, playwright, stack }) => {
  const actions = guardedActions();
  const withoutSession = serverActions().filter(({ name }) => publicActions.includes(name));
  expect([...new Set(withoutSession.map(({ name }) => name))].sort()).toEqual(publicActions);

  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  for (const action of withoutSession)
    expect(errorCodeOf(await callAction(stranger, action, NOTHING))).toBe("invalid-input");
  for (const action of actions) {
    expect(errorCodeOf(await callAction(stranger, action, NOTHING)), `${action.name} signed out`).toBe(
      "unauthenticated",
    );
  }
  // With a cookie of the right name that is worth nothing, the proxy lets it through to the action itself.
  const forged = await playwright.request.newContext({
    baseURL: stack.console.url,
    extraHTTPHeaders: { Cookie: "next-auth.session-token=forged" },
  });
  for (const action of actions) {
    expect(errorCodeOf(await callAction(forged, action, NOTHING)), `${action.name} forged`).toBe("unauthenticated");
  }
  for (const role of roles) {
    await signIn(role);
    for (const action of actions) {
      const expected = can(role, action.permission) ? "invalid-input" : "forbidden";
      expect(errorCodeOf(await callAction(page.request, action, NOTHING)), `${action.name} as ${role}`).toBe(expected);
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
  const refused = guardedActions().filter(({ permission }) => !can("viewer", permission));
  expect(refused.length).toBeGreaterThan(30);
  for (const action of refused) {
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
  for (const { path } of guardedPages()) {
    const answer = await page.request.get(missing(path), { maxRedirects: 0 });
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
const refusedTitle = `${text("shell.forbidden.metaTitle")} · ${text("shell.app.name")}`;

/** The status of an address, whether the page in it is a refusal, and whether its title tells what it would have been. */
async function seen(page: Page, path: string) {
  const answer = await page.request.get(path);
  const html = await answer.text();
  const isHidden = html.includes(`<title>${refusedTitle}</title>`);
  return { path, status: answer.status(), isRefused: html.includes(REFUSED), isHidden };
}

for (const role of roles) {
  test(`every page is shown to those it is for and refused to all others: ${role}`, async ({ page, signIn }) => {
    test.setTimeout(120_000);
    const pages = guardedPages();
    expect(pages.map(({ path }) => path)).toContain("/alerts/[id]");
    await signIn("admin");
    const placeOf = await existing(page, pages);
    await signIn(role);
    for (const { path, permission } of pages) {
      const isFor = can(role, permission);
      const place = placeOf(path);
      const expected = { path: place, status: isFor ? 200 : 403, isRefused: !isFor, isHidden: !isFor };
      expect(await seen(page, place), path).toEqual(expected);
      if (isDynamic({ path, permission })) {
        const nowhere = missing(path);
        expect(await seen(page, nowhere), path).toEqual({ ...expected, path: nowhere, status: isFor ? 404 : 403 });
      }
      if (isFor) continue;
      await page.goto(place);
      await expect(page.getByRole("heading", { level: 1, name: text("shell.forbidden.title") })).toBeVisible();
    }
  });
}

test("every polled route asks for a session and a permission itself", async ({ page, signIn, playwright, stack }) => {
  const routes = guardedRoutes();
  expect(routes.length).toBeGreaterThan(10);
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  for (const { path } of routes) {
    const answer = await stranger.get(missing(path));
    expect(answer.status(), path).toBe(401);
    expect((await answer.json()).error.code).toBe("unauthenticated");
  }
  await stranger.dispose();
  await signIn("admin");
  const placeOf = await existing(page, routes);
  for (const role of roles) {
    await signIn(role);
    for (const route of routes) {
      const isFor = can(role, route.permission);
      const status = async (path: string) => (await page.request.get(path)).status();
      expect(await status(placeOf(route.path)), `${route.path} as ${role}`).toBe(isFor ? 200 : 403);
      if (!isDynamic(route)) continue;
      expect(await status(missing(route.path)), `${route.path} as ${role}, of nothing`).toBe(isFor ? 404 : 403);
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
  // Everybody changes their own password.
  const pages = guardedPages().filter(({ permission }) => can("viewer", permission) && permission !== "account:own");
  const placeOf = await existing(page, pages);
  await signIn("viewer");
  const paths = pages.map(({ path }) => placeOf(path));
  for (const path of [...paths, ...differenceKinds.map((kind) => `/reconciliation?kind=${kind}`)]) {
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
