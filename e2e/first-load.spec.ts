import type { Request } from "@playwright/test";
import { addPerson, FIRST_PASSWORD, newPerson } from "./support/add-person";
import { expect, signInThroughForm, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { addressOf, guardedPages, makeSamples } from "./support/matrix";
import { seededAddress } from "./support/organizations";
import { rawRequest } from "./support/raw-request";
import { text } from "./support/text";

/** Brotli, in bytes. */
const MOST_SCRIPT = 170_000;
/** What React leaves in HTML where content follows later. */
const LATER = /<!--\$[?~]-->|<template id="[BP]:/;

test("every document comes whole: no skeleton, and nothing that follows", async ({ page, signIn }) => {
  await signIn("admin");
  const samples = await makeSamples(page);
  for (const guarded of guardedPages()) {
    const path = addressOf(guarded, samples);
    const html = await (await page.request.get(path)).text();
    expect(LATER.test(html), `${path} streams`).toBe(false);
    expect(html.includes('aria-busy="true"'), `${path} has a skeleton`).toBe(false);
    expect(html, path).toContain("<h1");
    const content = html.slice(0, html.indexOf("</main>"));
    expect(content, `${path} has its style`).toMatch(/<head>.*<style nonce=/s);
    expect(content, `${path} has no script before its content`).not.toMatch(/<script src="[^"]*" async/);
  }
});

test("what Vocdoni takes long for has a skeleton, and follows without a reload", async ({ page, signIn, stack }) => {
  await signIn("admin");
  const address = seededAddress();
  await stack.sandbox.fault({ method: "GET", path: `^/organizations/${address}$`, delayMs: 1_500, times: 1 });
  const html = await (await page.request.get(`/organizations/${address}/edit`)).text();
  expect(html).toContain(text("organizations.editPage.loading"));
  await stack.sandbox.fault({ method: "GET", path: `^/organizations/${address}$`, delayMs: 1_500, times: 1 });
  await page.goto(`/organizations/${address}/edit`, { waitUntil: "commit" });
  await expect(page.getByText(text("organizations.editPage.loading"))).toHaveCount(0);
  await expect(page.getByRole("button", { name: text("organizations.edit.save") })).toBeEnabled();
});

test("the list's first page loads at most 170 kB of script, which browsers keep for good", async ({ page, signIn }) => {
  await signIn("viewer");
  const fonts: string[] = [];
  const unwanted: string[] = [];
  const scripts = new Map<string, { bytes: number; cache: string; encoding: string }>();
  page.on("response", (response) => {
    const headers = response.headers();
    if (response.status() >= 400) unwanted.push(response.url());
    // Its style is in the document already.
    if (response.request().resourceType() === "stylesheet") unwanted.push(response.url());
    if (response.request().resourceType() === "font") fonts.push(response.url().replace(/.*\//, ""));
    if (response.request().resourceType() !== "script") return;
    scripts.set(response.url(), {
      bytes: Number(headers["content-length"]),
      cache: headers["cache-control"] ?? "",
      encoding: headers["content-encoding"] ?? "",
    });
  });
  await page.goto("/organizations");
  await page.waitForLoadState("networkidle");
  const all = [...scripts.values()];
  expect(all.length).toBeGreaterThan(3);
  for (const { cache, encoding } of all) {
    expect(encoding).toBe("br");
    expect(cache).toMatch(/max-age=31536000.*immutable/);
  }
  const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  expect(unwanted).toEqual([]);
  expect(fonts.sort()).toEqual([expect.stringMatching(/^inter\.p\./), expect.stringMatching(/^jetbrains_mono\.p\./)]);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT);
});

test("pages and files are compressed as the browser asks", async ({ page, signIn, stack }) => {
  await signIn("viewer");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { url } = stack.console;
  const html = await (await page.request.get("/organizations")).text();
  const script = /\/_next\/static\/chunks\/[^"]+\.js/.exec(html)?.[0] ?? "";
  for (const path of ["/organizations", script]) {
    const plain = await fetch(url + path, { headers: { cookie, "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding"), path).toBeNull();
    for (const encoding of ["br", "gzip"]) {
      const { headers } = await rawRequest(url, path, { headers: { cookie, "accept-encoding": encoding } });
      expect(headers["content-encoding"], path).toBe(encoding);
      expect(headers.vary, path).toMatch(/accept-encoding/i);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
    }
  }
  const bytes = async (encoding: string) => {
    const answer = await page.request.fetch(script, { headers: { "accept-encoding": encoding } });
    return answer.body();
  };
  expect((await bytes("br")).equals(await bytes("identity"))).toBe(true);
  expect((await fetch(`${url}/_next/static/chunks/none.js`)).status).toBe(404);
  expect((await rawRequest(url, "/_next/static/..%2f..%2fBUILD_ID")).status).not.toBe(200);
});

test("a slow navigation shows the outline of the page, a quick one does not", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/");
  await page.route(/\/organizations\?_rsc/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page
    .getByRole("navigation")
    .getByRole("link", { name: text("shell.pages.organizations") })
    .click();
  await expect(page.locator("main [aria-busy=true]")).toBeVisible();
  await expect(page.locator("main h1")).toBeHidden();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  await page
    .getByRole("navigation")
    .getByRole("link", { name: text("shell.pages.customers") })
    .click();
  await expect(page).toHaveURL("/customers");
  await expect(page.locator("main h1")).toBeVisible();
});

test("the next page is fetched once the pointer is on its link", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/organizations?size=25");
  const ofSecond = (request: Request) => /[?&]page=2&.*_rsc=/.test(request.url());
  const requests: string[] = [];
  page.on("request", (request) => {
    if (ofSecond(request)) requests.push(request.url());
  });
  await expect(page.getByLabel(text("ui.pagination.rowsPerPage"))).toBeEnabled();
  const first = await page.locator("tbody tr a").first().textContent();
  // Next.js aborts the response once it has all of the page.
  const fetched = Promise.race([
    page.waitForEvent("requestfinished", ofSecond),
    page.waitForEvent("requestfailed", ofSecond),
  ]);
  await page.getByRole("link", { name: text("ui.pagination.next") }).hover();
  await fetched;
  const before = requests.length;
  await page.getByRole("link", { name: text("ui.pagination.next") }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator("tbody tr a").first()).not.toHaveText(first ?? "");
  expect(requests.slice(before)).toEqual([]);
});

test("a menu whose code cannot be loaded says so, and opens when it can", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto(`/organizations/${seededAddress()}`);
  await page.waitForLoadState("networkidle");
  await page.route(/\/_next\/static\/chunks\//, (route) => route.abort());
  const menu = page.getByRole("button", { name: text("shell.user.menu") });
  await menu.click();
  await expect(page.getByText(text("ui.onDemand.failed"))).toBeVisible();
  await page.unroute(/\/_next\/static\/chunks\//);
  await menu.click();
  await expect(page.getByRole("dialog", { name: text("shell.user.title") })).toBeVisible();
});

test("a redirect back to the same page leaves it in sight", async ({ page, signIn, browser, stack }) => {
  await signIn("admin");
  const { email } = await addPerson(page, "viewer");
  const context = await browser.newContext({ baseURL: stack.console.url });
  const theirs = await context.newPage();
  await signInThroughForm(theirs, email, FIRST_PASSWORD);
  await expect(theirs).toHaveURL("/account");
  const asked = theirs.waitForResponse(/\/organizations\?_rsc/);
  await theirs
    .getByRole("navigation")
    .getByRole("link", { name: text("shell.pages.organizations") })
    .click();
  await asked;
  await theirs.waitForLoadState("networkidle");
  await theirs.waitForTimeout(600);
  await expect(theirs).toHaveURL("/account");
  await expect(theirs.locator("main h1")).toBeVisible();
  await expect(theirs.locator("main [aria-busy=true]")).toHaveCount(0);
  await context.close();
});

test("what was typed stays when a re-rendered page has to wait for Vocdoni", async ({
  page: admin,
  signIn,
  stack,
  browser,
}) => {
  await signIn("admin");
  // A language is stored with its account.
  const { page } = await newPerson(browser, admin, "operator");
  const address = seededAddress();
  await page.goto(`/organizations/${address}/edit`);
  await labelled(page, text("organizations.fields.website")).fill("https://typed.example");
  await stack.sandbox.fault({ method: "GET", path: `^/organizations/${address}$`, delayMs: 1_500, times: 0 });
  await page.getByRole("button", { name: text("shell.user.menu") }).click();
  await page
    .getByRole("dialog", { name: text("shell.user.title") })
    .getByRole("button", { name: "Español" })
    .click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByText(text("organizations.editPage.loading"))).toHaveCount(0);
  await expect(page.locator("input[name=website]")).toHaveValue("https://typed.example");
  await stack.sandbox.clearFaults();
  await page.context().close();
});
