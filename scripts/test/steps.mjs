// @ts-check
import { runChild } from "../lib/children.mjs";
import { NONE } from "../lib/counts.mjs";
import { programs } from "../lib/root.mjs";
import { browserTests, productionBuild } from "./browser.mjs";
import { onEmbedded, onServers } from "./database.mjs";
import { faultsTest } from "./faults.mjs";

/**
 * @typedef {import("../lib/counts.mjs").Counts & { note?: string }} Result note: why it was skipped
 * @typedef {{ name: string, run: () => Promise<Result>, beside?: boolean }} Step beside: while the later ones run
 * @typedef {{ folder: string, grep: string | undefined, unit: boolean, e2e: boolean }} Choice folder: for reports
 */

/** @param {string} name @param {string[][]} commands arguments of Node, one after the other @returns {Step} */
function check(name, commands) {
  return {
    name,
    run: async () => {
      for (const args of commands) {
        const { code } = await runChild(name, process.execPath, args, { output: "inherit" });
        if (code !== 0) return { ...NONE, failed: 1 };
      }
      return NONE;
    },
  };
}

const typescript5 = new URL("../lib/typescript-5.mjs", import.meta.url).href;
const cruised = ["app", "components", "lib", "instrumentation.ts", "proxy.ts"];

/** @param {Choice} choice @returns {Step[]} */
export function chosenSteps(choice) {
  const build = productionBuild();
  const browser = browserTests(choice, build);
  const faults = choice.grep ? [] : [faultsTest(build)];
  if (choice.e2e) return [build, ...faults, browser];
  const checks = [
    check("Lint and import rules", [[programs.biome, "check", "--error-on-warnings", "."]]),
    check("Cycles of files and folders", [
      ["--import", typescript5, programs.depcruise, "--config", ".dependency-cruiser.cjs", ...cruised],
    ]),
    check("Unused files, exports and packages", [["scripts/message-types.mjs"], [programs.knip]]),
    check("Length of files", [["scripts/check-length.mjs"]]),
    check("Words of docs and messages", [["scripts/check-words.mjs"]]),
    check("Types", [["scripts/message-types.mjs"], [programs.next, "typegen"], [programs.tsc, "--noEmit"]]),
  ];
  const integration = [onEmbedded(choice), ...onServers(choice)];
  // Built early: the faults test then runs beside all that follows.
  return choice.unit ? [...checks, ...integration] : [...checks, build, ...faults, ...integration, browser];
}
