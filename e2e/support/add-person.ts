import { type Browser, expect, type Page } from "@playwright/test";
import { labelled } from "./labelled";
import { uniqueName } from "./organizations";
import type { Role } from "./people";
import { signInThroughForm } from "./sign-in";
import { text } from "./text";

export const FIRST_PASSWORD = "handed over 2026";
export const OWN_PASSWORD = "a password of my own";

/** Adds somebody as the administrator who is signed in on `page`. */
export async function addPerson(page: Page, role: Role) {
  const name = uniqueName("Pau Provisional");
  const address = `${name.slice(-8)}@team.example`;
  await page.goto("/team");
  await page.getByRole("button", { name: text("team.add.trigger") }).click();
  const dialog = page.getByRole("dialog");
  await labelled(dialog, text("team.add.name")).fill(name);
  await labelled(dialog, text("team.add.email")).fill(address);
  await dialog.getByRole("radio", { name: text(`team.roles.${role}`) }).check();
  await labelled(dialog, text("team.add.password")).fill(FIRST_PASSWORD);
  await dialog.getByRole("button", { name: text("team.add.submit") }).click();
  await expect(page.getByRole("dialog", { name: text("team.add.added", { name }) })).toBeVisible();
  await page.getByRole("button", { name: text("team.handOver.done") }).click();
  return { name, email: address };
}

export async function replacePassword(page: Page, from: string, to: string) {
  await labelled(page, text("account.password.current")).fill(from);
  await labelled(page, text("account.password.password")).fill(to);
  await labelled(page, text("account.password.repeat")).fill(to);
  await page.getByRole("button", { name: text("account.password.submit") }).click();
  await page.waitForURL(/\/sign-in\?changed/);
}

/** Somebody of their own for a test, signed in on a page of their own with a password of their own. */
export async function newPerson(browser: Browser, admin: Page, role: Role) {
  const person = await addPerson(admin, role);
  const page = await (await browser.newContext({ baseURL: new URL(admin.url()).origin })).newPage();
  await signInThroughForm(page, person.email, FIRST_PASSWORD);
  await expect(page).toHaveURL("/account");
  await replacePassword(page, FIRST_PASSWORD, OWN_PASSWORD);
  await signInThroughForm(page, person.email, OWN_PASSWORD);
  return { ...person, page };
}
