import { expect, type Page } from "@playwright/test";
import { labelled } from "./labelled";
import { uniqueName } from "./organizations";
import type { Role } from "./people";
import { text } from "./text";

export const FIRST_PASSWORD = "handed over 2026";

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
