import { expect, type Page } from "@playwright/test";

/** One difference of the open page. */
export const difference = (page: Page, name: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: name });

export const dialog = (page: Page) => page.getByRole("dialog");

/** Reads Vocdoni's list anew until the open page says what it should. */
export async function syncUntil(page: Page, shows: () => Promise<void>) {
  await expect(async () => {
    await page.getByRole("button", { name: "Sync now" }).click();
    await shows();
  }).toPass();
}

/** The focus never falls to the body, also when the row that had it is gone. */
export const focusIsKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName !== "BODY")).toBe(true);
