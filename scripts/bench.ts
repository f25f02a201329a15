import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { PRIMARY_KEY } from "@/sandbox/credentials";
import { type Databases, type Driver, databasesOf } from "./bench/databases";
import { measureFirstPages } from "./bench/first-pages";
import { casesOf } from "./bench/functions";
import { ms, type Percentiles, percentilesOf, sample, table, times, triple } from "./bench/measure";
import { comparePages } from "./bench/pages";
import { seedDatabase } from "./bench/seed";
import { signIn, startSandboxProcess, startServer, whenSynced } from "./bench/server";
import { LATENCY_MS, measureSync, type SyncFigures } from "./bench/sync";
import { orExit, readChoice, readFlags, readWholeNumber } from "./lib/args.mjs";
import { build, buildState } from "./lib/build.mjs";
import { stopChildren } from "./lib/children.mjs";
import { root } from "./lib/root.mjs";
import { onStop } from "./lib/signals.mjs";

const HELP = `npm run bench [-- flags]   measures what the console asks of its database, its pages and its sync

  --driver D     pglite, postgresql or both (default)
  --sizes A,B    organizations, default 1000,10000,100000; pages and sync are measured at the last
  --calls N      calls per case, default 200
  --only P       functions, pages, sync or browser; default all of them
  --write        puts the tables into docs/performance.md`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const PAGES = { list: "/organizations", trivial: "/account" };

const { values } = orExit(
  readFlags(process.argv.slice(2), {
    driver: { type: "string" },
    sizes: { type: "string" },
    calls: { type: "string" },
    only: { type: "string" },
    write: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  }),
);
if (values.help) {
  say(HELP);
  process.exit(0);
}
const { value: calls } = orExit(
  readWholeNumber("The number of calls", values.calls, { min: 10, max: 10_000, fallback: 200 }),
);
const sizes = String(values.sizes ?? "1000,10000,100000")
  .split(",")
  .map((text) => orExit(readWholeNumber("A size", text, { min: 100, max: 1_000_000, fallback: 1000 })).value);
const largest = Math.max(...sizes);
const drivers = orExit(readChoice("The driver", values.driver, ["postgresql", "pglite"])).value;

type Worst = { name: string; p95: number };
type Functions = {
  byCase: Map<string, Map<number, Percentiles>>;
  lists: Map<number, Percentiles>;
  quota: Map<number, Percentiles>;
  /** The list or search, and the function of the quota, with the highest p95. */
  worst: Map<number, Worst>;
  worstOfQuota: Map<number, Worst>;
};
type Pages = { list: number; trivial: number; ratio: number };
type Figures = {
  version: string;
  functions: Functions | null;
  pages: Pages | null;
  browser: string | null;
  sync: SyncFigures | null;
};
const measures = (part: string) => values.only === undefined || values.only === part;

const databaseName = (size: number) => `organizations_${size}`;

async function measureFunctions(databases: Databases): Promise<Functions> {
  const byCase = new Map<string, Map<number, Percentiles>>();
  const lists = new Map<number, Percentiles>();
  const quota = new Map<number, Percentiles>();
  const worst = new Map<number, Worst>();
  const worstOfQuota = new Map<number, Worst>();
  for (const size of sizes) {
    const database = await databases.open(databaseName(size));
    const records = await seedDatabase(database, size);
    const all: number[] = [];
    const allOfQuota: number[] = [];
    for (const { name, group, run } of await casesOf({ db: database.db, now: () => new Date() }, records)) {
      const samples = await sample(run, calls);
      const { p95 } = percentilesOf(samples);
      if (group === "list") all.push(...samples);
      if (group === "quota") allOfQuota.push(...samples);
      const slowest = group === "list" ? worst : group === "quota" ? worstOfQuota : null;
      if (slowest && p95 > (slowest.get(size)?.p95 ?? 0)) slowest.set(size, { name, p95 });
      byCase.set(name, (byCase.get(name) ?? new Map()).set(size, percentilesOf(samples)));
    }
    lists.set(size, percentilesOf(all));
    quota.set(size, percentilesOf(allOfQuota));
    await database.close();
    say(
      `  ${databases.version}: ${size} organizations, all lists ${triple(percentilesOf(all))} ms, quota ${triple(percentilesOf(allOfQuota))} ms`,
    );
  }
  return { byCase, lists, quota, worst, worstOfQuota };
}

async function seedOnly(databases: Databases, size: number): Promise<void> {
  const database = await databases.open(databaseName(size));
  await seedDatabase(database, size);
  await database.close();
}

async function withConsole<T>(databases: Databases, work: (console: { url: string; cookie: string }) => Promise<T>) {
  const sandbox = await startSandboxProcess(largest, 0);
  const server = await startServer({
    ...databases.environment(databaseName(largest)),
    VOCDONI_API_URL: sandbox.url,
    VOCDONI_API_KEY: PRIMARY_KEY,
    SYNC_INTERVAL_MINUTES: "59",
    LOG_LEVEL: "info",
  });
  try {
    await whenSynced(server);
    return await work({ url: server.url, cookie: await signIn(server.url) });
  } finally {
    await server.stop();
    await sandbox.child.stop("SIGTERM");
  }
}

async function measure(driver: Driver): Promise<Figures> {
  const databases = await databasesOf(driver);
  const { version } = databases;
  try {
    const functions = measures("functions") ? await measureFunctions(databases) : null;
    if (!functions && (measures("pages") || measures("browser"))) await seedOnly(databases, largest);
    const pages = measures("pages")
      ? await withConsole(databases, ({ url, cookie }) => comparePages(url, cookie, PAGES))
      : null;
    if (pages) say(`  ${version}: list ${ms(pages.list)}/s, trivial ${ms(pages.trivial)}/s, ${pages.ratio.toFixed(2)}`);
    const browser = measures("browser")
      ? await withConsole(databases, (console) => measureFirstPages(console, version))
      : null;
    const sync = measures("sync") ? await measureSync(databases, largest) : null;
    if (sync)
      say(
        `  ${version}: bound ${ms(sync.bound)} s, syncs ${ms(sync.first.seconds)} s and ${ms(sync.second.seconds)} s`,
      );
    return { version, functions, pages, browser, sync };
  } finally {
    await databases.close();
  }
}

function functionTables({ version, functions }: Figures): string[] {
  if (!functions) return [];
  const cells = (found: Map<number, Percentiles>) => sizes.map((size) => triple(found.get(size) ?? percentilesOf([])));
  const rows = [...functions.byCase].map(([name, found]) => [name, ...cells(found)]);
  rows.push(["**all lists and searches**", ...cells(functions.lists)]);
  rows.push(["**all of the quota, a year of history**", ...cells(functions.quota)]);
  const columns = sizes.map((size) => `${size.toLocaleString("en")} organizations`);
  return [`### ${version}: p50 / p95 / p99 in ms`, table(["data function", ...columns], rows)];
}

function goals(figures: readonly Figures[]): string {
  const smallest = Math.min(...sizes);
  const row = (name: string, cell: (each: Figures) => string | null) => [
    name,
    ...figures.map((each) => cell(each) ?? ""),
  ];
  const p95 = (functions: Functions, size: number) => functions.lists.get(size)?.p95 ?? Number.NaN;
  const slowestOf = (worst: Map<number, Worst>) => {
    const slowest = worst.get(largest);
    return slowest ? `${ms(slowest.p95)} ms (${slowest.name})` : null;
  };
  const mb = (value: number | null) => (value === null ? "unknown" : `${Math.round(value)} MB`);
  const inSync = (name: string, cell: (sync: SyncFigures) => string) =>
    row(name, ({ sync }) => (sync ? cell(sync) : null));
  const inFunctions = (name: string, cell: (functions: Functions) => string | null) =>
    row(name, ({ functions }) => (functions ? cell(functions) : null));
  const inPages = (name: string, cell: (pages: Pages) => string) =>
    row(name, ({ pages }) => (pages ? cell(pages) : null));
  const rows = [
    inFunctions(`search and list at ${largest.toLocaleString("en")}, p95`, (each) => `${ms(p95(each, largest))} ms`),
    inFunctions("the slowest of them, p95", ({ worst }) => slowestOf(worst)),
    inFunctions(
      `quota and ranking at ${largest.toLocaleString("en")} with a year of history, p95`,
      ({ quota }) => `${ms(quota.get(largest)?.p95 ?? Number.NaN)} ms`,
    ),
    inFunctions("the slowest of them, p95", ({ worstOfQuota }) => slowestOf(worstOfQuota)),
    inFunctions(`growth of the lists' p95 from ${smallest.toLocaleString("en")}`, (each) =>
      times(p95(each, largest) / p95(each, smallest)),
    ),
    inPages("list page, requests per second", ({ list }) => ms(list)),
    inPages(`trivial page (${PAGES.trivial}), requests per second`, ({ trivial }) => ms(trivial)),
    inPages("list page against the trivial page", ({ ratio }) => ratio.toFixed(2)),
    inSync(`bare reading of all pages at ${LATENCY_MS} ms (the bound)`, ({ bound }) => `${ms(bound)} s`),
    inSync("first sync", ({ first }) => `${ms(first.seconds)} s, ${first.written.toLocaleString("en")} rows written`),
    inSync("first sync against the bound", ({ first, bound }) => times(first.seconds / bound)),
    inSync("second sync, nothing changed", ({ second }) => `${ms(second.seconds)} s`),
    inSync("second sync against the bound", ({ second, bound }) => times(second.seconds / bound)),
    inSync("rows written by the second sync", ({ rewritten }) => `${rewritten}`),
    inSync("peak resident memory, first sync", ({ memory }) => mb(memory.first)),
    inSync("peak resident memory, second sync", ({ memory }) => mb(memory.second)),
  ];
  return table(["", ...figures.map(({ version }) => version)], rows);
}

const report = (figures: readonly Figures[]) =>
  [...figures.flatMap(functionTables), "### Results against goals", goals(figures)].join("\n\n");

function writeBlock(block: string, text: string): void {
  const file = join(root, "docs/performance.md");
  const [start, end] = [`<!-- ${block}:begin -->`, `<!-- ${block}:end -->`];
  const document = readFileSync(file, "utf8");
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the tables (${start} … ${end})`);
  writeFileSync(file, `${document.slice(0, from + start.length)}\n\n${text}\n\n${document.slice(to)}`);
}

onStop(() => stopChildren(5000));
process.chdir(root);
if (buildState() !== "current") {
  say("Building the console");
  const { code } = await build({ output: "inherit" });
  if (code !== 0) process.exit(1);
}
const started = performance.now();
const all: Figures[] = [];
for (const driver of drivers) all.push(await measure(driver));
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
const flags = process.argv.slice(2).filter((flag) => flag !== "--write");
const command = `npm run bench${flags.length > 0 ? ` -- ${flags.join(" ")}` : ""}`;
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
const day = new Date().toISOString().slice(0, 10);
const run = `\`${command}\`, ${day}, ${machine}, ${calls} calls per case, ${minutes} minutes.`;
const blocks = new Map<string, string>();
if (values.only !== "browser") blocks.set("bench", `${run}\n\n${report(all)}`);
const visits = all.flatMap(({ browser }) => browser ?? []);
if (visits.length > 0) blocks.set("bench:browser", [run, ...visits].join("\n\n"));
for (const [block, text] of blocks) {
  say(`\n${text}`);
  if (values.write) writeBlock(block, text);
}
process.exit(0);
