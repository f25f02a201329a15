import type { Page } from "@playwright/test";

/** Shows the open page, and every later one, in this theme. */
export async function setTheme(page: Page, theme: "light" | "dark") {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.context().addCookies([{ name: "theme", value: theme, url: new URL(page.url()).origin }]);
  await page.evaluate((value) => {
    document.documentElement.dataset.theme = value;
  }, theme);
}
