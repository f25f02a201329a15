import { availableParallelism } from "node:os";
import { orExit, readChoice, readFlags, readWholeNumber } from "../../scripts/lib/args.mjs";
import { build, buildState } from "../../scripts/lib/build.mjs";
import { stopChildren } from "../../scripts/lib/children.mjs";
import { onStop } from "../../scripts/lib/signals.mjs";
import { play } from "./rounds";
import { type Driver, setStage } from "./stage";
import { verify } from "./verify";

const HELP = `npm run test:faults [-- flags]   breaks the console again and again, and counts what was lost

  --rounds N      default 1000
  --driver D      pglite, postgresql or both (default), one after the other
  --kills P       percent of the rounds in which the process dies, default 50; in the others connections and answers break
  --seed N        default: another one each time; the seed chooses forms and windows
  --verbose       prints the console's log when something was found`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const SHOWN = 20;

const { values } = orExit(
  readFlags(process.argv.slice(2), {
    rounds: { type: "string" },
    driver: { type: "string" },
    kills: { type: "string" },
    seed: { type: "string" },
    verbose: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  }),
);
if (values.help) {
  say(HELP);
  process.exit(0);
}
const { value: rounds } = orExit(
  readWholeNumber("The number of rounds", values.rounds, { min: 1, max: 100_000, fallback: 1000 }),
);
const { value: kills } = orExit(
  readWholeNumber("The percentage of kills", values.kills, { min: 0, max: 100, fallback: 50 }),
);
const { value: seed } = orExit(
  readWholeNumber("The seed", values.seed, { min: 0, max: 999_999_999, fallback: Math.floor(Math.random() * 1e9) }),
);
const drivers = orExit(readChoice("The driver", values.driver, ["pglite", "postgresql"])).value;

async function run(driver: Driver): Promise<boolean> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const stage = await setStage(driver);
  try {
    const played = await play(stage, {
      rounds,
      seed,
      kills: kills / 100,
      onRound: (round) => {
        if (round % 50 === 0) say(`  ${driver}: ${round} of ${rounds} rounds, ${seconds()} s`);
      },
    });
    const { findings, operations } = await verify(stage, played);
    findings.stuck.push(...played.stuck.filter((id) => !findings.stuck.some((line) => line.includes(id))));
    const { lost, duplicated, wronglyDeleted, stuck, auditMissing, untrue } = findings;
    say(
      `\n${driver}: seed ${seed}, ${seconds()} s, ${played.forms.length} forms, ${played.missed} moments that did not come`,
    );
    for (const [window, times] of [...played.windows].sort()) say(`  ${String(times).padStart(6)}  ${window}`);
    const counts = { lost, duplicated, "wrongly deleted": wronglyDeleted, stuck, "audit rows missing": auditMissing };
    say(
      `${driver}: ${rounds} rounds, ${played.kills} kills, ${operations} operations, ` +
        Object.entries({ ...counts, "other untruths": untrue })
          .map(([what, list]) => `${list.length} ${what}`)
          .join(", "),
    );
    const all = Object.values(findings).flat();
    for (const line of all.slice(0, SHOWN)) say(`  ! ${line}`);
    if (all.length > SHOWN) say(`  ! … and ${all.length - SHOWN} more`);
    if (all.length > 0 && values.verbose) say(stage.logs());
    return all.length === 0;
  } finally {
    await stage.close();
  }
}

onStop(() => stopChildren(3000));
if (buildState() === "none" || (process.env.CONSOLE_BUILT !== "1" && buildState() !== "current")) {
  say("Building the console");
  const { code } = await build({ output: "inherit" });
  if (code !== 0) process.exit(1);
}
say(`${rounds} rounds each on ${drivers.join(" and ")}, seed ${seed}, ${availableParallelism()} cores`);
let good = true;
for (const driver of drivers) good = (await run(driver)) && good;
process.exit(good ? 0 : 1);
