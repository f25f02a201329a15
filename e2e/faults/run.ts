import { availableParallelism } from "node:os";
import { orExit, readChoice, readFlags, readWholeNumber } from "../../scripts/lib/args.mjs";
import { build, buildState } from "../../scripts/lib/build.mjs";
import { stopChildren } from "../../scripts/lib/children.mjs";
import { onStop } from "../../scripts/lib/signals.mjs";
import { play } from "./rounds";
import { type Driver, setStage } from "./stage";
import { type Findings, findingKinds, noFindings, verify } from "./verify";

const HELP = `npm run test:faults [-- flags]   breaks the console again and again, and counts what was lost

  --rounds N      default 1000
  --driver D      pglite, postgresql or both (default), one after the other
  --kills P       percent of the rounds with a change at Vocdoni in which the process dies, default 30; it dies in all others
  --seed N        default: another one each time; the seed chooses forms and windows
  --verbose       prints the console's log when something was found`;

const say = (line: string) => process.stdout.write(`${line}\n`);
/** Of each kind. */
const SHOWN = 8;
/** Then everything is held against each other, and another database begins: what is found has fewer rounds behind it. */
const ACT = 250;

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
  readWholeNumber("The percentage of kills", values.kills, { min: 0, max: 100, fallback: 30 }),
);
const { value: seed } = orExit(
  readWholeNumber("The seed", values.seed, { min: 0, max: 999_999_999, fallback: Math.floor(Math.random() * 1e9) }),
);
const drivers = orExit(readChoice("The driver", values.driver, ["pglite", "postgresql"])).value;

const names = {
  lost: "lost",
  duplicated: "duplicated",
  wronglyDeleted: "wrongly deleted",
  stuck: "stuck",
  auditMissing: "audit rows missing",
  untrue: "other untruths",
} as const satisfies Record<keyof Findings, string>;

type Act = { first: number; rounds: number; seed: number; onRound: (round: number) => void };

/** Some rounds on a database of their own, and what was found in the end. */
async function perform(driver: Driver, { first, rounds, seed, onRound }: Act) {
  const stage = await setStage(driver);
  try {
    const count = (round: number) => onRound(first + round);
    const played = await play(stage, { rounds, seed, kills: kills / 100, onRound: count });
    const { findings, operations } = await verify(stage, played);
    findings.stuck.push(...played.stuck.filter((id) => !findings.stuck.some((line) => line.includes(id))));
    if (values.verbose && Object.values(findings).flat().length > 0) say(stage.logs());
    return { played, findings, operations };
  } finally {
    await stage.close();
  }
}

async function run(driver: Driver): Promise<boolean> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const findings = noFindings();
  const total = { kills: 0, operations: 0, forms: 0, missed: 0 };
  const windows = new Map<string, number>();
  const onRound = (round: number) => {
    if (round % 50 === 0) say(`  ${driver}: ${round} of ${rounds} rounds, ${seconds()} s`);
  };
  for (let first = 0; first < rounds; first += ACT) {
    const act = await perform(driver, { first, rounds: Math.min(ACT, rounds - first), seed: seed + first, onRound });
    for (const [window, times] of act.played.windows) windows.set(window, (windows.get(window) ?? 0) + times);
    for (const kind of findingKinds) findings[kind].push(...act.findings[kind]);
    total.kills += act.played.kills;
    total.operations += act.operations;
    total.forms += act.played.forms.length;
    total.missed += act.played.missed;
  }
  say(`\n${driver}: seed ${seed}, ${seconds()} s, ${total.forms} forms, ${total.missed} moments that did not come`);
  for (const [window, times] of [...windows].sort()) say(`  ${String(times).padStart(6)}  ${window}`);
  const found = findingKinds.map((kind) => `${findings[kind].length} ${names[kind]}`).join(", ");
  say(`${driver}: ${rounds} rounds, ${total.kills} kills, ${total.operations} operations, ${found}`);
  for (const kind of findingKinds) {
    for (const line of findings[kind].slice(0, SHOWN)) say(`  ! ${names[kind]}: ${line}`);
    if (findings[kind].length > SHOWN) say(`  ! … and ${findings[kind].length - SHOWN} more`);
  }
  return findingKinds.every((kind) => findings[kind].length === 0);
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
