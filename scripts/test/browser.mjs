// @ts-check
import { join } from "node:path";
import { build } from "../lib/build.mjs";
import { runChild } from "../lib/children.mjs";
import { ensureChromium } from "../lib/chromium.mjs";
import { countPlaywright, NONE } from "../lib/counts.mjs";
import { programs } from "../lib/root.mjs";
import { readReport } from "./database.mjs";

/** @typedef {import("./steps.mjs").Step & { failed: () => boolean }} BuildStep */

/** @returns {BuildStep} */
export function productionBuild() {
  let failed = false;
  return {
    name: "Production build",
    failed: () => failed,
    run: async () => {
      failed = (await build({ output: "inherit" })).code !== 0;
      return { ...NONE, failed: failed ? 1 : 0 };
    },
  };
}

/** @param {import("./steps.mjs").Choice} choice @param {BuildStep} built @returns {import("./steps.mjs").Step} */
export const browserTests = ({ folder, grep }, built) => ({
  name: "Browser tests, on the production build",
  run: async () => {
    if (built.failed()) return { ...NONE, skipped: 1, note: "Browser tests skipped: there is no build" };
    const chromium = await ensureChromium(console.log);
    const report = join(folder, "playwright.json");
    const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CONSOLE_BUILT: "1" };
    const args = [programs.playwright, "test", ...(grep ? ["--grep", grep, "--pass-with-no-tests"] : [])];
    const { code } = await runChild("playwright", process.execPath, args, { output: "inherit", env });
    return countPlaywright(readReport(report), code);
  },
});
