// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../lib/children.mjs";
import { countVitest, NONE } from "../lib/counts.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { programs } from "../lib/root.mjs";

/** @typedef {import("./steps.mjs").Choice} Choice */

/** @param {string} file */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {Choice} choice @param {string} name @param {NodeJS.ProcessEnv} env @param {string[]} args */
async function vitest({ folder, grep }, name, env, args) {
  const report = join(folder, `${name}.json`);
  const flags = ["run", "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  if (grep) flags.push("-t", grep);
  const { code } = await runChild("vitest", process.execPath, [programs.vitest, ...flags, ...args], {
    output: "inherit",
    env,
  });
  return countVitest(readReport(report), code);
}

/** @param {Choice} choice @returns {import("./steps.mjs").Step} */
export const onEmbedded = (choice) => ({
  name: "Unit and integration tests, on PGlite",
  run: () => {
    const { TEST_DATABASE_URL: _, ...env } = process.env;
    return vitest(choice, "pglite", env, []);
  },
});

/** @param {Choice} choice @returns {import("./steps.mjs").Step} */
export const onServer = (choice) => ({
  name: "Integration tests, on a PostgreSQL server",
  run: async () => {
    const given = process.env.TEST_DATABASE_URL;
    const started = given ? undefined : await startPostgres();
    if (started && !started.ok) {
      const note = `PostgreSQL half skipped: ${started.reason}; TEST_DATABASE_URL is not set`;
      console.log(note);
      return { ...NONE, skipped: 1, note };
    }
    console.log(started ? `On a throwaway PostgreSQL ${started.server.version}` : "On TEST_DATABASE_URL");
    try {
      const env = { ...process.env, TEST_DATABASE_URL: given ?? started?.server.url };
      const counts = await vitest(choice, "postgres", env, [".db.test."]);
      if (choice.grep || counts.passed + counts.failed > 0) return counts;
      console.error("Not one database test (*.db.test.ts) ran.");
      return { ...counts, failed: 1 };
    } finally {
      await started?.server.stop();
    }
  },
});
