import type { Page } from "@playwright/test";
import { newPerson, OWN_PASSWORD, replacePassword } from "./support/add-person";
import { emailOf, expect, PASSWORD, type Role, signInThroughForm, test } from "./support/fixtures";
import { beginsWith, labelled } from "./support/labelled";
import { uniqueName } from "./support/organizations";
import { startStack } from "./support/stack";
import { text } from "./support/text";

const everybody = [
  text("shell.pages.overview"),
  text("shell.pages.organizations"),
  text("shell.pages.customers"),
  text("shell.pages.reconciliation"),
  text("shell.pages.quota"),
  text("shell.pages.operations"),
  text("shell.pages.auditLog"),
];
const sees: Record<Role, { nav: string[]; creates: boolean }> = {
  admin: { nav: [...everybody, text("shell.pages.team"), text("shell.pages.settings")], creates: true },
  operator: { nav: everybody, creates: true },
  viewer: { nav: everybody, creates: false },
};

const refused = text("auth.signIn.incorrect");

const tooMany = (minutes: number) => text("auth.signIn.tooManyAttempts", { minutes });

const email = (page: Page) => labelled(page, text("auth.signIn.email"));
const password = (page: Page) => labelled(page, text("auth.signIn.password"));
const submit = (page: Page) => page.getByRole("button", { name: text("auth.signIn.submit") });

async function attempt(page: Page, as: string, secret: string) {
  await email(page).fill(as);
  await password(page).fill(secret);
  await submit(page).click();
}

for (const role of ["admin", "operator", "viewer"] as const) {
  test(`the ${role} signs in, lands on the overview and sees what the role may see`, async ({ page }) => {
    await signInThroughForm(page, emailOf(role), PASSWORD);
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("heading", { level: 1, name: text("shell.pages.overview") })).toBeVisible();
    const links = page.getByRole("navigation", { name: text("shell.nav.label") }).getByRole("link");
    await expect(links).toHaveText(sees[role].nav.map(beginsWith));
    await expect(page.getByRole("link", { name: text("shell.actions.newOrganization") })).toHaveCount(
      sees[role].creates ? 1 : 0,
    );
  });
}

test("a wrong password and an unknown email get the same message, and what was typed stays", async ({ page }) => {
  await page.goto("/sign-in");
  for (const [as, secret] of [
    [emailOf("viewer"), "not the password"],
    [`${uniqueName("nobody").replace(" ", "-")}@demo.example`, PASSWORD],
  ] as const) {
    await attempt(page, as, secret);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(refused);
    await expect(email(page)).toHaveValue(as);
    await expect(password(page)).toHaveValue(secret);
    await page.reload();
  }
});

test("after signing in, the page that was wanted comes", async ({ page }) => {
  await page.goto("/organizations?linked=no&page=2");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await attempt(page, emailOf("viewer"), PASSWORD);
  await expect(page).toHaveURL("/organizations?linked=no&page=2");
});

test("a way back to a foreign place is ignored, whatever browsers make of how it is written", async ({
  page,
  stack,
}) => {
  let left = false;
  await page.route(/evil\.example/, (route) => {
    left ||= !route.request().url().startsWith(stack.console.url);
    return route.continue();
  });
  const after = (path: string) => `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
  // Browsers leave out a tab, which makes this a path without a scheme.
  await page.goto(after("/\t/evil.example/"));
  await attempt(page, emailOf("viewer"), PASSWORD);
  await expect(page).toHaveURL("/");
  // And for somebody who is signed in already.
  const tries = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "/.//evil.example/",
  ];
  for (const foreign of tries) {
    await page.goto(after(foreign));
    await expect(page, foreign).toHaveURL("/");
  }
  expect(left).toBe(false);
});

test("signing out ends the session: the old cookie is worth nothing", async ({ page, browser, stack }) => {
  await signInThroughForm(page, emailOf("viewer"), PASSWORD);
  const old = await page.context().cookies();
  await page.getByRole("button", { name: new RegExp(text("shell.user.menu")) }).click();
  await page.getByRole("button", { name: text("shell.user.signOut") }).click();
  await expect(page).toHaveURL("/sign-in");
  const thief = await browser.newContext({ baseURL: stack.console.url });
  await thief.addCookies(old);
  const replayed = await thief.newPage();
  await replayed.goto("/organizations");
  await expect(replayed).toHaveURL(/\/sign-in/);
  expect((await thief.request.get("/api/quota")).status()).toBe(401);
  await thief.close();
});

test("a changed password ends every session, and the old one no longer opens", async ({ page, browser, signIn }) => {
  await signIn("admin");
  const { page: own, email: as } = await newPerson(browser, page, "viewer");
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signInThroughForm(other, as, OWN_PASSWORD);
  await own.goto("/account");
  await replacePassword(own, OWN_PASSWORD, "another one of my own");
  await expect(own.getByText(text("auth.signIn.passwordChanged"))).toBeVisible();
  await attempt(own, as, OWN_PASSWORD);
  await expect(own.getByRole("main").getByRole("alert")).toHaveText(refused);
  await attempt(own, as, "another one of my own");
  await expect(own).toHaveURL("/");
  await other.goto("/organizations");
  await expect(other).toHaveURL(/\/sign-in/);
  await own.context().close();
  await other.context().close();
});

test("a demoted person loses access with the next request, a disabled one too", async ({ page, browser, signIn }) => {
  await signIn("admin");
  const { page: own, name } = await newPerson(browser, page, "operator");
  await own.goto("/organizations/new");
  await own.getByRole("textbox", { name: "Name (required)" }).fill(uniqueName("Never made"));
  await own.getByRole("combobox", { name: "Type (required)" }).selectOption("company");

  await page.goto("/team");
  await page.getByRole("button", { name: text("team.edit.triggerName", { name }) }).click();
  await page
    .getByRole("dialog")
    .getByRole("radio", { name: text("team.roles.viewer") })
    .check();
  await page.getByRole("button", { name: text("team.edit.save") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  await own.getByRole("button", { name: "Create organization" }).click();
  await expect(own.getByText(text("auth.session.forbidden", { role: text("team.roles.viewer") }))).toBeVisible();
  const answer = await own.request.get("/organizations/new");
  expect(answer.status()).toBe(403);

  await page.getByRole("button", { name: text("team.access.disableName", { name }) }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("team.access.disable") })
    .click();
  await expect(page.getByRole("button", { name: text("team.access.enableName", { name }) })).toBeVisible();
  expect((await own.request.get("/api/quota")).status()).toBe(401);
  await own.context().close();
});

test("after ten attempts an account is closed for a network address for a while, and after fifty the address", async ({
  browser,
}) => {
  test.slow();
  const stack = await startStack({ session: false });
  const context = await browser.newContext({ baseURL: stack.console.url });
  const { request } = context;
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  let forged = 0;
  const answerTo = async (as: string, secret: string) => {
    forged += 1;
    const headers = { "X-Forwarded-For": `198.51.100.${forged}` };
    const form = { email: as, password: secret, csrfToken, json: "true" };
    const answer = await request.post("/api/auth/callback/credentials", { form, headers });
    return decodeURIComponent((await answer.text()).replaceAll("+", " "));
  };
  try {
    for (let tries = 1; tries <= 10; tries += 1) {
      expect(await answerTo(emailOf("operator"), `wrong ${tries}`)).toContain(refused);
    }
    // The right password counts for nothing now, and a forged address does not help.
    expect(await answerTo(emailOf("operator"), PASSWORD)).toContain(tooMany(15));
    const page = await context.newPage();
    await page.goto("/sign-in");
    await attempt(page, emailOf("operator"), PASSWORD);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(new RegExp(`^(${tooMany(14)}|${tooMany(15)})$`));
    // Those refused before any password was looked at do not count against the address.
    for (let tries = 11; tries <= 50; tries += 1) {
      expect(await answerTo(`nobody-${tries}@demo.example`, "x")).toContain(refused);
    }
    expect(await answerTo("nobody-51@demo.example", "x")).toMatch(new RegExp(`${tooMany(14)}|${tooMany(15)}`));
  } finally {
    await context.close();
    await stack.close();
  }
});
