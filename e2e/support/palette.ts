import { expect, type Page } from "@playwright/test";
import { text } from "./text";

export const palette = (page: Page) => page.getByRole("dialog", { name: text("shell.palette.title") });
export const field = (page: Page) => palette(page).getByRole("combobox");
export const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

/** By its shortcut. Right after a load the page may not listen yet. */
export async function openPalette(page: Page) {
  await expect(async () => {
    if (await palette(page).isHidden()) await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(field(page)).toBeFocused();
}
