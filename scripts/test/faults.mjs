// @ts-check
import { runChild } from "../lib/children.mjs";
import { NONE, sum } from "../lib/counts.mjs";
import { findServers } from "../lib/postgres-binaries.mjs";
import { typescript } from "../lib/root.mjs";

const ROUNDS = "60";
/**
 * Percent: about ten kills a run, with those while it recovers and those in rounds that change nothing at Vocdoni. The console
 * that starts after one costs as much as many other rounds; the long form has more of them.
 */
const KILLS = "10";

/** @param {"pglite" | "postgresql"} driver */
async function run(driver) {
  const args = [
    ...typescript("e2e/faults/run.ts", ["--conditions=react-server"]),
    ...["--rounds", ROUNDS, "--kills", KILLS, "--driver", driver],
  ];
  const env = { ...process.env, CONSOLE_BUILT: "1" };
  const { code, output } = await runChild(`faults on ${driver}`, process.execPath, args, { env, nice: 5 });
  console.log(output.trimEnd());
  return { ...NONE, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/**
 * Sixty rounds on each database, one after the other, beside the other tests, which leave a good part of the time unused.
 * @param {import("./browser.mjs").BuildStep} built @returns {import("./steps.mjs").Step}
 */
export const faultsTest = (built) => ({
  name: "Faults, short form, on both databases",
  beside: true,
  run: async () => {
    if (built.failed()) return { ...NONE, skipped: 1, note: "Faults skipped: there is no build" };
    if (findServers().length > 0) return sum([await run("pglite"), await run("postgresql")]);
    const note = "On PostgreSQL skipped: no server binaries (initdb, postgres) of version 15 or later found";
    console.log(note);
    return { ...sum([await run("pglite"), { ...NONE, skipped: 1 }]), note };
  },
});
