import type { Browser, Page } from "@playwright/test";
import { emailOf, expect, PASSWORD, type Role, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { seededAddress, uniqueName } from "./support/organizations";
import { pages } from "./support/pages";
import { aCustomer } from "./support/samples";
import { startStack } from "./support/stack";
import { text } from "./support/text";

const organization = `/organizations/${seededAddress()}`;
/** Parameters that addresses have. */
const inAddress = new Set(["q", "target", "page", "size", "month", "kind", "range", "table"]);
const email = (page: Page) => labelled(page, text("auth.signIn.email"));
const password = (page: Page) => labelled(page, text("auth.signIn.password"));
/** A page of somebody whose browser runs no scripts, signed in through the form. */
async function withoutScripts(browser: Browser, baseURL: string, role: Role) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await email(page).fill(emailOf(role));
  await password(page).fill(PASSWORD);
  await password(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: text("shell.pages.overview") })).toBeVisible();
  return page;
}

/** Every address that the browser asked for from now on, whatever for. */
function addresses(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url()));
  return seen;
}

test.describe("without scripts", () => {
  test("signing in works, a refusal keeps the email, and nothing typed is in an address", async ({
    browser,
    stack,
  }) => {
    const context = await browser.newContext({ baseURL: stack.console.url, javaScriptEnabled: false });
    const page = await context.newPage();
    const seen = addresses(page);
    await page.goto("/organizations?linked=no");
    await email(page).fill(emailOf("viewer"));
    await password(page).fill("not-the-password");
    await page.getByRole("button", { name: text("auth.signIn.submit") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await expect(email(page)).toHaveValue(emailOf("viewer"));
    await expect(password(page)).toHaveValue("");
    expect(await page.content()).not.toContain("not-the-password");

    await password(page).fill(PASSWORD);
    await page.getByRole("button", { name: text("auth.signIn.submit") }).click();
    await expect(page).toHaveURL("/organizations?linked=no");
    await expect(page.getByRole("heading", { level: 1, name: text("shell.pages.organizations") })).toBeVisible();
    expect(seen.filter((url) => /not-the-password|viewer%40|viewer@/.test(url) || url.includes(PASSWORD))).toEqual([]);
    await context.close();
  });

  test("the first administrator is made, and an own password changed", async ({ browser }) => {
    test.slow();
    const own = await startStack({ session: false, empty: true });
    const context = await browser.newContext({ baseURL: own.console.url, javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      const seen = addresses(page);
      const code = /one-time code: ([A-Z0-9-]+)/.exec(own.console.logs())?.[1] ?? "";
      await page.goto("/setup");
      await labelled(page, text("auth.setup.code")).fill("AAAA-AAAA-AAAA");
      await labelled(page, text("auth.setup.name")).fill("Ona Origen");
      await email(page).fill("ona@integrator.example");
      await password(page).fill("the very first orchard");
      await page.getByRole("button", { name: text("auth.setup.submit") }).click();
      await expect(page.getByRole("main").getByRole("alert")).toContainText(text("auth.setupErrors.wrongCode"));
      await expect(labelled(page, text("auth.setup.name"))).toHaveValue("Ona Origen");
      await labelled(page, text("auth.setup.code")).fill(code);
      await password(page).fill("the very first orchard");
      await page.getByRole("button", { name: text("auth.setup.submit") }).click();
      await expect(page).toHaveURL("/sign-in");

      await email(page).fill("ona@integrator.example");
      await password(page).fill("the very first orchard");
      await password(page).press("Enter");
      await expect(page).toHaveURL("/");
      await page.goto("/account");
      await labelled(page, text("account.password.current")).fill("the very first orchard");
      await labelled(page, text("account.password.password")).fill("a second blue orchard");
      await labelled(page, text("account.password.repeat")).fill("a second blue orchard");
      await page.getByRole("button", { name: text("account.password.submit") }).click();
      await expect(page).toHaveURL(/\/sign-in\?changed/);
      expect(seen.filter((url) => /orchard|AAAA|ona|Ona/.test(new URL(url).search))).toEqual([]);
    } finally {
      await context.close();
      await own.close();
    }
  });

  test("a sync starts", async ({ browser, stack }) => {
    const page = await withoutScripts(browser, stack.console.url, "operator");
    await stack.sandbox.clearRequests();
    await page.goto("/");
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect(page.getByRole("heading", { level: 1, name: text("shell.pages.overview") })).toBeVisible();
    const asked = () => stack.sandbox.requests({ method: "GET", path: /\/integrator\/organizations/ });
    await expect.poll(asked).not.toEqual([]);
    await page.context().close();
  });

  test("every form is sent by POST or leads to an address, and what needs scripts cannot be used, and says so", async ({
    browser,
    stack,
    page: scripted,
    signIn,
  }) => {
    test.slow();
    await signIn("admin");
    const customer = await aCustomer(scripted);
    const page = await withoutScripts(browser, stack.console.url, "admin");
    const paths = Object.values(pages).flatMap((group) => Object.values(group).map(({ path }) => path));
    for (const path of [...paths, `/customers/${customer.id}`, `/customers/${customer.id}/edit`]) {
      await page.goto(path);
      const found = await page.locator("form").evaluateAll(
        (forms: HTMLFormElement[], note) =>
          forms.map((form) => ({
            method: form.method,
            action: form.getAttribute("action"),
            leads: [...form.elements].flatMap((each) => ("name" in each && each.name ? [String(each.name)] : [])),
            submits: [...form.querySelectorAll("button:not([type=button])")].map((each) => each.matches(":disabled")),
            note: form.textContent?.includes(note) ?? false,
            native: form.querySelector("input[name^='$ACTION']") !== null,
          })),
        text("forms.waiting.note"),
      );
      for (const form of found) {
        const what = `${path} ${JSON.stringify(form)}`;
        if (form.method === "get") {
          // What is looked for belongs in the address; nothing else may.
          const others = form.leads.filter((name) => !inAddress.has(name));
          expect(others, what).toEqual([]);
          expect(form.submits, what).not.toContain(true);
        } else if (form.native) {
          expect(form.submits, what).not.toContain(true);
        } else {
          expect(form, what).toMatchObject({ method: "post", action: null, note: true });
          expect(form.submits, what).not.toContain(false);
        }
      }
      const lost = page.locator("button[type=button]:enabled");
      await expect(lost, `buttons of ${path} whose click is lost`).toHaveCount(0);
    }
    await page.context().close();
  });
});

test.describe("while scripts take five seconds", () => {
  const DELAY_MS = 5_000;
  // Several rounds of scripts, each as late.
  const late = expect.configure({ timeout: 30_000 });

  async function delayScripts(page: Page) {
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
      await route.continue().catch(() => undefined);
    });
  }

  test("signing in does not wait for them", async ({ page }) => {
    const seen = addresses(page);
    await delayScripts(page);
    await page.goto("/sign-in", { waitUntil: "commit" });
    await email(page).fill(emailOf("viewer"));
    await password(page).fill(PASSWORD);
    await password(page).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: text("shell.pages.overview") })).toBeVisible();
    expect(seen.filter((url) => url.includes(encodeURIComponent(PASSWORD)) || url.includes("viewer"))).toEqual([]);
  });

  test("what is typed before them stays, is in no address, and is saved after them", async ({ page, signIn }) => {
    test.slow();
    await signIn("operator");
    const seen = addresses(page);
    await delayScripts(page);
    const name = uniqueName("Typed early");
    await page.goto("/customers/new", { waitUntil: "commit" });
    const save = page.getByRole("button", { name: text("customers.form.create") });
    await expect(save).toBeDisabled();
    await labelled(page, text("customers.fields.name")).fill(name);
    await labelled(page, text("customers.fields.name")).press("Enter");
    await expect(page.getByText(text("forms.waiting.note"))).toBeVisible();
    await expect(page).toHaveURL("/customers/new");
    await late(save).toBeEnabled();
    await expect(labelled(page, text("customers.fields.name"))).toHaveValue(name);
    await save.click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    expect(seen.filter((url) => /Typed/.test(url))).toEqual([]);
  });

  test("no form loses what was typed into it before them", async ({ page, signIn }) => {
    test.slow();
    await signIn("admin");
    const forms = ["/organizations/new", `${organization}/edit`, "/organizations/import", "/customers/new", "/account"];
    await Promise.all(
      forms.map(async (path) => {
        const tab = await page.context().newPage();
        await delayScripts(tab);
        // All fields are there with the document; scripts come later.
        await tab.goto(path, { waitUntil: "domcontentloaded" });
        const main = tab.getByRole("main");
        await expect(main.locator("form").first()).toBeVisible();
        const fields = await main
          .locator("input:is([type=text], [type=email], [type=password], [type=url]), textarea")
          .all();
        const typed: string[] = [];
        for (const [n, field] of fields.entries()) {
          if (!(await field.isVisible()) || !(await field.isEditable())) continue;
          typed.push(`typed ${n}`);
          await field.fill(`typed ${n}`);
        }
        await late(tab.locator("button[data-waiting]")).toHaveCount(0);
        const kept = await main
          .locator("input, textarea")
          .evaluateAll((controls) => controls.map((each) => ("value" in each ? String(each.value) : "")));
        expect(
          kept.filter((value) => value.startsWith("typed ")),
          path,
        ).toEqual(typed);
        expect(typed.length, path).toBeGreaterThan(0);
        await tab.close();
      }),
    );
  });

  test("a search typed before them runs after them", async ({ page, signIn }) => {
    await signIn("viewer");
    await delayScripts(page);
    await page.goto("/organizations", { waitUntil: "commit" });
    const search = page.getByRole("searchbox", { name: text("organizations.list.search") });
    await search.fill("ajuntament");
    await late(page).toHaveURL(/[?&]q=ajuntament/);
    await expect(search).toHaveValue("ajuntament");
  });

  test("a confirmation typed before them counts", async ({ page, signIn }) => {
    await signIn("admin");
    await delayScripts(page);
    await page.goto(pages["forms of organizations"]?.["delete organization"]?.path ?? "", { waitUntil: "commit" });
    const expected = (await page.locator("label b").first().textContent()) ?? "";
    await page.locator("[name=confirmation], [name=confirm]").fill(expected);
    await late(page.getByRole("button", { name: /^Delete/ })).toBeEnabled();
  });
});
