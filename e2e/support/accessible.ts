import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { root } from "../../scripts/lib/root.mjs";
import { setTheme } from "./theme";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What a theme can change: the rest of the page is the same in both. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/** Runs in the browser, where axe is. What passed is not described. */
const runAxe = (runOnly: string[]): Promise<AxeResults> =>
  (window as unknown as { axe: typeof import("axe-core") }).axe.run({ runOnly, resultTypes: ["violations"] });

type Options = { only?: "colour" };

/**
 * Fails with one readable block per violation of WCAG 2.2 AA on the open page. `only: "colour"` is for the second theme of a
 * page that passed in the first.
 */
export async function expectAccessible(page: Page, { only }: Options = {}) {
  // A transition under way has colours of its own.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  // Twice on one page it is needed once: reading half a megabyte of it costs as much as many of its rules.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(runAxe, only === "colour" ? OF_COLOUR : WCAG_22_AA);
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `  ${target.join(" ")}\n    ${failureSummary}`).join("\n")}`,
  );
  expect(found.join("\n\n"), `accessibility of ${page.url()}`).toBe("");
}

/** The open page as it stands, in light and in dark, which it is left in. */
export async function expectAccessibleInBothThemes(page: Page) {
  await setTheme(page, "light");
  await expectAccessible(page);
  await setTheme(page, "dark");
  await expectAccessible(page, { only: "colour" });
}
