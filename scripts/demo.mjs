// @ts-check
import { relative } from "node:path";
import { failureMessage } from "../lib/failure-message.mjs";
import { demoEnv, withoutSettings } from "./demo/env.mjs";
import { folder, isRunning, keep, kept, logs, openFolder } from "./demo/folder.mjs";
import { buildConsole, seed, startConsole, startSandbox } from "./demo/steps.mjs";
import { orExit, readFlags, readWholeNumber } from "./lib/args.mjs";
import { lastLines, stopChildren } from "./lib/children.mjs";
import { install, isInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { freePort, portProblem } from "./lib/ports.mjs";
import { progress, step } from "./lib/progress.mjs";
import { root } from "./lib/root.mjs";
import { isStopping, onStop } from "./lib/signals.mjs";

const HELP = `npm run demo [-- flags]   runs the console with a sandbox of the Vocdoni API; nothing real is touched

  --port N            port of the console, default 3000
  --organizations N   organizations in the sandbox, default 240
  --fresh             starts over and deletes the data of the last demo`;

const STOP_MS = 6000;

/** @param {string} line @returns {Promise<never>} */
async function fail(line) {
  // A signal makes everything fail that is under way; its handler ends the process.
  if (isStopping()) return new Promise(() => {});
  console.error(line);
  await stopChildren(STOP_MS);
  process.exit(1);
}

function readArguments() {
  const { values } = orExit(
    readFlags(process.argv.slice(2), {
      port: { type: "string" },
      organizations: { type: "string" },
      fresh: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    }),
  );
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const wanted = { min: 0, max: 100_000, fallback: -1 };
  return {
    port: orExit(readWholeNumber("--port", values.port, { min: 1, max: 65_535, fallback: 3000 })).value,
    organizations: orExit(readWholeNumber("--organizations", values.organizations, wanted)).value,
    fresh: values.fresh === true,
  };
}

/** @param {import("./lib/children.mjs").Child} child */
async function endsWith(child) {
  const { code } = await child.ended;
  if (!isStopping()) console.error(lastLines(child.output(), 15));
  return fail(`${child.name} exited with code ${code}. The demo stops.`);
}

/** @param {ReturnType<typeof readArguments>} args */
async function run({ port, organizations, fresh }) {
  const taken = await portProblem(port);
  if (taken) return fail(taken);
  if (await isRunning())
    return fail(`A demo is already running in ${relative(root, folder)} (process ${kept()?.pid}). Stop it first.`);
  const earlier = fresh ? undefined : kept();
  const count = organizations >= 0 ? organizations : (earlier?.organizations ?? 240);
  if (earlier && earlier.organizations !== count)
    return fail(`The saved demo has ${earlier.organizations} organizations. Add --fresh to start over with ${count}.`);

  openFolder(fresh);
  const sandboxPort = await freePort(earlier?.sandboxPort);
  const demo = { organizations: count, sandboxPort, seeded: earlier?.seeded ?? false, pid: process.pid };
  keep(demo);

  if (!isInstalled()) await step("Installing packages", "Installed packages", install);
  const env = withoutSettings(process.env);
  const [sandbox] = await Promise.all([
    startSandbox(demo, env).then(async (started) => {
      if (!demo.seeded) await seed(count, demoEnv(process.env, started.access));
      keep({ ...demo, seeded: true });
      return started;
    }),
    buildConsole(env),
  ]);
  const console_ = await startConsole(port, demoEnv(process.env, sandbox.access));
  progress("Ready");
  console.log(`
  Integrator Console   http://127.0.0.1:${port}

    admin      admin@demo.example      demo-console-2026
    operator   operator@demo.example   demo-console-2026
    viewer     viewer@demo.example     demo-console-2026

  Sandbox of the Vocdoni API   ${sandbox.access.url}   ${count} organizations
  Data and logs                ${relative(root, logs.console).replace(/[^/]+$/, "")}   kept for the next run; --fresh starts over
  Press Ctrl-C to stop.
`);
  await Promise.race([endsWith(sandbox.child), endsWith(console_)]);
}

requireNode();
onStop(async (signal) => {
  if (signal === "SIGINT") console.log("\nStopping the demo");
  await stopChildren(STOP_MS);
});
if (process.env.npm_lifecycle_event) await import("./lib/follow-parent.mjs");
await run(readArguments()).catch((error) => fail(failureMessage(error)));
