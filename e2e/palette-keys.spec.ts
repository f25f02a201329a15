import { expect, signInThroughForm, test } from "./support/fixtures";
import { hold } from "./support/hold";
import { labelled } from "./support/labelled";
import { listedOrganization, uniqueName } from "./support/organizations";
import { field, openPalette, option, palette } from "./support/palette";
import { text } from "./support/text";

test("Enter never opens the answer to other words: it waits for its own", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const first = await listedOrganization(page, stack.sandbox, "Erstens");
  const second = await listedOrganization(page, stack.sandbox, "Zweitens");
  await page.goto("/quota");
  await openPalette(page);
  await page.keyboard.type(first.name);
  await expect(option(page, new RegExp(`^${first.name}`))).toHaveAttribute("aria-selected", "true");
  const answers = await hold(page, /\/api\/search/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(second.name);
  await page.keyboard.press("Enter");
  await expect(option(page, new RegExp(`^${first.name}`))).toHaveCount(0);
  await answers.asked();
  await expect(page).toHaveURL("/quota");
  answers.release();
  await expect(page).toHaveURL(`/organizations/${second.address}`);
  await expect(palette(page)).toBeHidden();
});

test("what was found for the beginning of the words stays, and opens nothing", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "Beginning");
  await page.goto("/quota");
  await openPalette(page);
  await page.keyboard.type(name);
  await expect(option(page, new RegExp(`^${name}`))).toHaveAttribute("aria-selected", "true");
  const answers = await hold(page, /\/api\/search/);
  await page.keyboard.type(" and nothing else");
  await answers.asked();
  await expect(option(page, new RegExp(`^${name}`))).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  answers.release();
  await expect(palette(page).getByText(text("shell.palette.nothing"))).toBeVisible();
  await expect(page).toHaveURL("/quota");
});

test("a half-filled form is asked about before the palette leaves it", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/customers/new");
  const name = labelled(page, text("customers.fields.name"));
  await expect(async () => {
    await name.fill("");
    await name.pressSequentially("Half a name");
    await openPalette(page);
  }).toPass();
  const answers = [false, true];
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    if (answers.shift()) await dialog.accept();
    else await dialog.dismiss();
  });
  await field(page).fill(text("shell.pages.quota").toLowerCase());
  await expect(option(page, text("shell.pages.quota"))).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect.poll(() => asked).toEqual([text("forms.leave.question")]);
  await expect(page).toHaveURL("/customers/new");
  await page.keyboard.press("Escape");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("Half a name");
  await openPalette(page);
  await field(page).fill(text("shell.pages.quota").toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/quota");
  expect(asked).toHaveLength(2);
});

test("no letter is lost while it is loaded; Home and End move in the text, a click with Ctrl opens a tab", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/organizations");
  const search = page.getByRole("searchbox", { name: text("organizations.list.search") });
  await openPalette(page);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.waitForLoadState("networkidle");
  const chunks = await hold(page, /_next\/static\/chunks/);
  await search.focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("uot");
  await expect(palette(page).getByRole("textbox", { name: text("shell.palette.title") })).toHaveValue("uot");
  await chunks.asked();
  chunks.release();
  await expect(field(page)).toHaveValue("uot");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("a");
  await page.keyboard.press("Home");
  await page.keyboard.type("Q");
  await expect(field(page)).toHaveValue("Quota");
  await expect(option(page, text("shell.pages.quota"))).toHaveAttribute("aria-selected", "true");
  expect(await option(page, text("shell.pages.quota")).evaluate((row) => getComputedStyle(row).outlineStyle)).toBe(
    "solid",
  );
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    option(page, text("shell.pages.quota")).click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(tab).toHaveURL("/quota");
  await expect(page).toHaveURL("/organizations");
  await page.keyboard.press("Escape");
  await expect(search).toBeFocused();
});

test("a session that ended by itself leaves no name behind", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "Left behind");
  await page.goto("/");
  await openPalette(page);
  await field(page).fill(name);
  await option(page, new RegExp(`^${name}`)).click();
  await expect(palette(page)).toBeHidden();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain(name);
  await page.context().clearCookies();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain(name);
});

test("who must change the password first is offered no action", async ({ page, signIn, browser, stack }) => {
  await signIn("admin");
  const email = `${uniqueName("must").slice(-8)}@team.example`;
  await page.goto("/team");
  await page.getByRole("button", { name: text("team.add.trigger") }).click();
  const dialog = page.getByRole("dialog");
  await labelled(dialog, text("team.add.name")).fill(uniqueName("Must Change"));
  await labelled(dialog, text("team.add.email")).fill(email);
  await dialog.getByRole("radio", { name: text("team.roles.operator") }).check();
  await labelled(dialog, text("team.add.password")).fill("first-password-2026");
  await dialog.getByRole("button", { name: text("team.add.submit") }).click();
  await expect(page.getByRole("button", { name: text("team.handOver.done") })).toBeVisible();
  const context = await browser.newContext({ baseURL: stack.console.url });
  const theirs = await context.newPage();
  await signInThroughForm(theirs, email, "first-password-2026");
  await expect(theirs).toHaveURL("/account");
  await openPalette(theirs);
  await expect(option(theirs, text("shell.pages.account"))).toBeVisible();
  for (const action of [
    text("shell.actions.newOrganization"),
    text("shell.actions.newCustomer"),
    text("shell.palette.syncNow"),
  ])
    await expect(option(theirs, action)).toHaveCount(0);
  await context.close();
});
