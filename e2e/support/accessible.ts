import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What a theme can change: the rest of the page is the same in both. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

type Options = { exclude?: string[]; only?: "colour" };

/**
 * Fails with one readable block per violation of WCAG 2.2 AA on the open page. `only: "colour"` is for the second theme of a
 * page that passed in the first.
 */
export async function expectAccessible(page: Page, options: Options = {}) {
  // A transition under way has colours of its own.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  // Without frames of other origins, the mode that needs no second page finds the same. What passed is not described.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const axe = options.only === "colour" ? builder.withRules(OF_COLOUR) : builder.withTags(WCAG_22_AA);
  for (const selector of options.exclude ?? []) axe.exclude(selector);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `  ${target.join(" ")}\n    ${failureSummary}`).join("\n")}`,
  );
  expect(found.join("\n\n"), `accessibility of ${page.url()}`).toBe("");
}
