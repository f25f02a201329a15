import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { root } from "../scripts/lib/root.mjs";
import { callAction, errorCodeOf, serverActions } from "./support/actions";
import { expect, type Role, test } from "./support/fixtures";
import { seededAddress } from "./support/organizations";
import { aCustomer, anImport, anOperation } from "./support/pages";
import { text } from "./support/text";

const everyone: Role[] = ["admin", "operator", "viewer"];
const staff: Role[] = ["admin", "operator"];
const admin: Role[] = ["admin"];
const roles = everyone;

/** Who may call which action, written out on its own: the table of the product is not asked. */
const actions: Record<string, Role[]> = {
  syncNowAction: staff,
  stopSyncAction: staff,
  createOrganizationAction: staff,
  previewImportAction: staff,
  startImportAction: staff,
  stopImportAction: staff,
  updateOrganizationAction: staff,
  linkOrganizationAction: staff,
  unlinkOrganizationAction: staff,
  deleteOrganizationAction: admin,
  linkSuggestedAction: staff,
  keepGoneAction: staff,
  unkeepGoneAction: staff,
  acceptNameAction: staff,
  keepReferenceAction: staff,
  adoptOrganizationAction: staff,
  createCustomerAction: staff,
  updateCustomerAction: staff,
  archiveCustomerAction: staff,
  restoreCustomerAction: staff,
  decideOperationAction: staff,
  addPersonAction: admin,
  updatePersonAction: admin,
  enablePersonAction: admin,
  disablePersonAction: admin,
  resetPasswordAction: admin,
  changeOwnPasswordAction: everyone,
  setOwnLanguageAction: everyone,
  saveThresholdsAction: admin,
  saveWalletAlertAction: admin,
  acknowledgeAlertAction: staff,
  saveAlertSettingsAction: admin,
  createChannelAction: admin,
  updateChannelAction: admin,
  enableChannelAction: admin,
  disableChannelAction: admin,
  deleteChannelAction: admin,
  replaceSecretAction: admin,
  testChannelAction: admin,
  sendAgainAction: admin,
  privateTargetsAction: admin,
  saveTimeZoneAction: admin,
};
/** Ask for the terminal's code or a password instead of a session, or change a cookie alone. */
const withoutSession = ["createFirstAdminAction", "setBrowserLanguageAction", "signInAction"];

test("every action is refused to those it is not for, called directly", async ({ page, signIn, playwright, stack }) => {
  const all = serverActions();
  expect([...new Set(all.map(({ name }) => name))].sort()).toEqual([...Object.keys(actions), ...withoutSession].sort());

  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  for (const action of all) {
    const code = errorCodeOf(await callAction(stranger, action, {}));
    if (withoutSession.includes(action.name)) expect(code).toBe("invalid-input");
    else expect(code, `${action.name} signed out`).toBe("unauthenticated");
  }
  // With a cookie of the right name that is worth nothing, the proxy lets it through to the action itself.
  const forged = await playwright.request.newContext({
    baseURL: stack.console.url,
    extraHTTPHeaders: { Cookie: "next-auth.session-token=forged" },
  });
  for (const action of all) {
    if (withoutSession.includes(action.name)) continue;
    expect(errorCodeOf(await callAction(forged, action, {})), `${action.name} forged`).toBe("unauthenticated");
  }
  for (const role of roles) {
    await signIn(role);
    for (const action of all) {
      const allowed = actions[action.name];
      if (!allowed) continue;
      const code = errorCodeOf(await callAction(page.request, action, {}));
      const what = `${action.name} as ${role}`;
      if (allowed.includes(role)) expect(code, what).not.toBe("forbidden");
      else expect(code, what).toBe("forbidden");
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
  for (const action of serverActions()) {
    if (action.name === "changeOwnPasswordAction") continue;
    const input = {
      formToken,
      address,
      confirmation: "x",
      names: { default: "x" },
      type: "union",
    };
    await callAction(page.request, action, input);
  }
  expect(await stack.sandbox.requests({ method: "POST" })).toEqual([]);
  expect(await stack.sandbox.requests({ method: "PUT" })).toEqual([]);
  expect(await stack.sandbox.requests({ method: "DELETE" })).toEqual([]);
});

const someId = "00000000-0000-4000-8000-000000000000";

/** Every page with who may see it; `:address` is an organization that exists, the others likewise. */
const pages: Record<string, Role[]> = {
  "/": everyone,
  "/organizations": everyone,
  "/organizations/:address": everyone,
  "/organizations/new": staff,
  "/organizations/import": staff,
  "/organizations/import/:import": everyone,
  "/organizations/:address/edit": staff,
  "/organizations/:address/delete": admin,
  "/customers": everyone,
  "/customers/new": staff,
  "/customers/:customer": everyone,
  "/customers/:customer/edit": staff,
  "/drift": everyone,
  "/drift?kind=unlinked": everyone,
  "/quota": everyone,
  "/alerts": everyone,
  "/quota/usage": everyone,
  "/quota/summary": everyone,
  "/quota/road": everyone,
  "/operations": everyone,
  "/operations/:operation": everyone,
  "/activity": everyone,
  "/team": admin,
  "/settings": admin,
  "/settings/deliveries": admin,
  "/account": everyone,
};

type Places = { customer: string; operation: string; import: string };
const nowhere: Places = { customer: someId, operation: someId, import: someId };

const placeOf = (path: string, places = nowhere) =>
  path
    .replace(":address", seededAddress())
    .replace(":customer", places.customer)
    .replace(":operation", places.operation)
    .replace(":import", places.import);

/** Places that exist; somebody who may make them must be signed in on `page`. */
async function placesOf(page: Page): Promise<Places> {
  return { customer: (await aCustomer(page)).id, operation: await anOperation(page), import: await anImport(page) };
}

test("no page is shown to somebody who is signed out", async ({ page }) => {
  for (const path of Object.keys(pages)) {
    const answer = await page.request.get(placeOf(path), { maxRedirects: 0 });
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
    const places = await placesOf(page);
    await signIn(role);
    for (const [path, allowed] of Object.entries(pages)) {
      const isFor = allowed.includes(role);
      const answer = await page.request.get(placeOf(path, places));
      const isRefused = (await answer.text()).includes(REFUSED);
      const expected = { path, status: isFor ? 200 : 403, isRefused: !isFor };
      expect({ path, status: answer.status(), isRefused }).toEqual(expected);
      if (isFor) continue;
      await page.goto(placeOf(path, places));
      await expect(page.getByRole("heading", { level: 1, name: text("shell.forbidden.title") })).toBeVisible();
    }
  });
}

test("every polled route asks for a session itself", async ({ page, signIn, playwright, stack }) => {
  const files = readdirSync(join(root, "app/api"), { recursive: true, encoding: "utf8" });
  const routes = files
    .filter((file) => file.endsWith("route.ts") && !/^(auth|health|ready)/.test(file))
    .map((file) => `/api/${file.replace(/\/route\.ts$/, "").replace("[id]", someId)}`);
  expect(routes.length).toBeGreaterThan(4);
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  for (const route of routes) {
    const answer = await stranger.get(route);
    expect(answer.status(), route).toBe(401);
    expect((await answer.json()).error.code).toBe("unauthenticated");
  }
  await signIn("viewer");
  for (const route of routes) expect([200, 404], route).toContain((await page.request.get(route)).status());
  expect((await page.request.get("/api/quota?fresh=1")).status()).toBe(403);
  await stranger.dispose();
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
  const places = await placesOf(page);
  await signIn("viewer");
  const kinds = ["gone", "renamed", "unknown-creations", "foreign-reference"];
  const paths = Object.keys(pages).filter((path) => pages[path] === everyone && path !== "/account");
  for (const path of [...paths, ...kinds.map((kind) => `/drift?kind=${kind}`)]) {
    await page.goto(placeOf(path, places));
    if (path === "/drift") await page.waitForURL(/\/drift\?kind=/);
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
