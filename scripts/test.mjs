// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orExit, readFlags } from "./lib/args.mjs";
import { stopChildren } from "./lib/children.mjs";
import { lastLine, NONE, sum } from "./lib/counts.mjs";
import { install, isInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { secondsSince } from "./lib/progress.mjs";
import { isStopping, onStop } from "./lib/signals.mjs";
import { chosenSteps } from "./test/steps.mjs";

const HELP = `npm test [-- flags]   installs what it needs and runs every check

  --unit      stop before the production build
  --e2e       only the production build, the faults test and the browser tests
  --grep X    only tests whose name matches X`;

requireNode();
const { values } = orExit(
  readFlags(process.argv.slice(2), {
    unit: { type: "boolean" },
    e2e: { type: "boolean" },
    grep: { type: "string" },
    help: { type: "boolean", short: "h" },
  }),
);
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "console-test-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
onStop(() => stopChildren(5000));
if (process.env.npm_lifecycle_event) await import("./lib/follow-parent.mjs");

/** @type {import("./test/steps.mjs").Result[]} */
const results = [];
/** @type {string[]} */
const summary = [];

/** @param {import("./test/steps.mjs").Step} step */
async function perform(step) {
  console.log(`\n━━━ ${step.name}`);
  const started = performance.now();
  /** @type {import("./test/steps.mjs").Result} */
  const result = await step.run().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { ...NONE, failed: 1 };
  });
  // Nothing more to say when a signal ends the run.
  if (isStopping()) await new Promise(() => {});
  results.push(result);
  const state = result.failed > 0 ? "FAILED" : result.note ? "skipped" : "ok";
  summary.push(`  ${state.padEnd(8)} ${`${secondsSince(started)} s`.padStart(8)}  ${step.name}`);
  if (result.note) summary.push(`${" ".repeat(21)}${result.note.replaceAll("\n", `\n${" ".repeat(21)}`)}`);
  console.log(`━━━ ${step.name}: ${state}, ${secondsSince(started)} s`);
  return result;
}

if (!isInstalled()) {
  const { failed } = await perform({
    name: "Installing packages",
    run: async () => {
      await install();
      return NONE;
    },
  });
  if (failed > 0) {
    console.log(`\n${lastLine(sum(results))}`);
    process.exit(1);
  }
}

const grep = typeof values.grep === "string" ? values.grep : undefined;
/** @type {Promise<unknown>[]} */
const beside = [];
for (const step of chosenSteps({ folder, grep, unit: values.unit === true, e2e: values.e2e === true })) {
  const performed = perform(step);
  if (step.beside) beside.push(performed);
  else await performed;
}
await Promise.all(beside);

const total = sum(results);
console.log(`\n${summary.join("\n")}\n\n${lastLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
