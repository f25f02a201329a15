import type { Page } from "@playwright/test";
import { emailOf, expect, PASSWORD, signInThroughForm, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { formError, uniqueName } from "./support/organizations";
import { text } from "./support/text";

/** Opens the form for a customer and fills it; answers the name. */
async function openForm(page: Page): Promise<string> {
  const name = uniqueName("Kept in a form");
  await page.goto("/customers/new");
  await labelled(page, text("customers.fields.name")).fill(name);
  await labelled(page, text("customers.fields.notes")).fill("typed for a long time");
  return name;
}

const save = (page: Page) => page.getByRole("button", { name: text("customers.form.create") }).click();

test("a form that is open while a new version is deployed says so and keeps what was typed", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  const name = await openForm(page);
  await page.route("**/customers/new", (route) => {
    const headers = { ...route.request().headers(), "next-action": `7f${"0".repeat(40)}` };
    return route.continue(route.request().method() === "POST" ? { headers } : {});
  });
  await save(page);
  await expect(formError(page)).toHaveText(text("forms.action.updated"));
  await expect(labelled(page, text("customers.fields.name"))).toHaveValue(name);
  await expect(labelled(page, text("customers.fields.notes"))).toHaveValue("typed for a long time");
});

test("a form that is open while the session ends keeps what was typed, and goes on after signing in in another tab", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  const name = await openForm(page);
  await page.context().clearCookies();
  await save(page);
  await expect(formError(page)).toContainText(text("auth.session.signedOut"));
  await expect(labelled(page, text("customers.fields.name"))).toHaveValue(name);

  const [other] = await Promise.all([page.context().waitForEvent("page"), formError(page).getByRole("link").click()]);
  await signInThroughForm(other, emailOf("operator"), PASSWORD);
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("Sync now and what is polled say that the session ended, and go on after signing in", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("main").getByRole("alert").first()).toContainText(text("auth.session.signedOut"));
  await expect(page).toHaveURL("/");
  const other = await page.context().newPage();
  await signInThroughForm(other, emailOf("operator"), PASSWORD);
  await other.close();
  await page.bringToFront();
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});
