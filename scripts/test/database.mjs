// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../lib/children.mjs";
import { countVitest, NONE } from "../lib/counts.mjs";
import { findPgBouncer } from "../lib/pgbouncer.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { findServers, oldestAndNewest } from "../lib/postgres-binaries.mjs";
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

const SERVER_TESTS = [".db.test.", ".server.test."];
const POOLER_TESTS = "**/pgbouncer*.server.test.ts";

/** Why the tests with a pooler cannot run; in CI they run, and fail with the reason. */
function poolerProblem() {
  try {
    findPgBouncer();
  } catch (error) {
    return process.env.CI === "true" ? undefined : error instanceof Error ? error.message : String(error);
  }
}

/** @param {Choice} choice @param {string} name @param {string} url */
async function onUrl(choice, name, url) {
  const env = { ...process.env, TEST_DATABASE_URL: url };
  const problem = poolerProblem();
  const args = [...SERVER_TESTS, ...(problem ? ["--exclude", POOLER_TESTS] : [])];
  const counts = await vitest(choice, name, env, args);
  if (!choice.grep && counts.passed + counts.failed === 0) {
    console.error("Not one database test (*.db.test.ts) ran.");
    return { ...counts, failed: 1 };
  }
  return problem
    ? { ...counts, skipped: counts.skipped + 1, note: `Tests with PgBouncer skipped: ${problem}` }
    : counts;
}

/** @param {Choice} choice @param {string} name @param {import("../lib/postgres-binaries.mjs").Binaries[]} servers */
async function onThrowaway(choice, name, servers) {
  const started = await startPostgres({ servers });
  if (started.ok) return onUrl(choice, name, started.server.url).finally(started.server.stop);
  const note = `PostgreSQL skipped: ${started.reason}; TEST_DATABASE_URL is not set`;
  console.error(note);
  return process.env.CI === "true" ? { ...NONE, failed: 1 } : { ...NONE, skipped: 1, note };
}

/**
 * The whole suite on the oldest and on the newest PostgreSQL that is installed, or on TEST_DATABASE_URL (a superuser's).
 * @param {Choice} choice @returns {import("./steps.mjs").Step[]}
 */
export function onServers(choice) {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return [{ name: "Integration tests, on TEST_DATABASE_URL", run: () => onUrl(choice, "postgres", url) }];
  const { chosen, missing } = oldestAndNewest(findServers());
  if (chosen.length === 0)
    return [{ name: "Integration tests, on PostgreSQL", run: () => onThrowaway(choice, "postgres", []) }];
  const absent = missing.length > 0 ? ` (not installed here: PostgreSQL ${missing.join(" and ")})` : "";
  return chosen.map((server) => ({
    name: `Integration tests, on PostgreSQL ${server.version}${absent}`,
    run: () => onThrowaway(choice, `postgres-${server.version}`, [server]),
  }));
}
