import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { type Browser, type CDPSession, chromium } from "@playwright/test";
import { findChromium } from "../lib/chromium.mjs";
import { ms, percentilesOf, table, times } from "./measure";

/**
 * A cold visit: when the content filled the window and when all of it was there, in ms; bytes as sent, long tasks in ms,
 * and cumulative layout shift.
 */
export type Visit = { visible: number; all: number; script: number; total: number; longTasks: number; cls: number };
type Setting = { name: string; cpu: number; line: { latency: number; down: number; up: number } | null };

/** What Lighthouse calls fast 3G: 150 ms there and back, 1.6 and 0.75 Mbit/s. */
const FAST_3G = { latency: 150, down: 1_600_000 / 8, up: 750_000 / 8 };
const settings: readonly Setting[] = [
  { name: "plain", cpu: 1, line: null },
  { name: "CPU 4×", cpu: 4, line: null },
  { name: "fast 3G", cpu: 1, line: FAST_3G },
  { name: "CPU 4×, fast 3G", cpu: 4, line: FAST_3G },
];

const ROUNDS = 5;
/** Scripts and requests that follow the first picture count too. */
const SETTLED_MS = 1_500;

/** What must be visible, and how many: the list's rows, or the headings of a page's parts. */
export type Subject = { name: string; path: string; selector: string; count: number };
type Target = Omit<Subject, "path"> & { url: string; cookie: string };
const ROWS = 50;
export const ofRows = { selector: "tbody tr", count: ROWS };

/**
 * Runs in the page: notes the first frame in which content fills the window, or there is no more of it, and the first one
 * with all of it; long tasks and layout shifts.
 */
function observe({ selector, count }: { selector: string; count: number }): void {
  const seen = { visible: 0, all: 0, longTasks: 0, cls: 0 };
  Object.assign(window, { seen });
  const look = () => {
    const found = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const complete = found.length >= count;
    const fills = (found.at(-1)?.getBoundingClientRect().bottom ?? 0) >= window.innerHeight;
    if (complete || fills) seen.visible ||= performance.now();
    if (complete) seen.all = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks += duration;
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ("value" in entry) seen.cls += Number(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
}

async function throttle(session: CDPSession, { cpu, line }: Setting): Promise<void> {
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (!line) return;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latency,
    downloadThroughput: line.down,
    uploadThroughput: line.up,
  });
}

/** Bytes as they came over the line, headers included. */
function countBytes(session: CDPSession): { script: number; total: number } {
  const bytes = { script: 0, total: 0 };
  const types = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.total += encodedDataLength;
    if (types.get(requestId) === "Script") bytes.script += encodedDataLength;
  });
  return bytes;
}

type Seen = Window & { seen?: Pick<Visit, "visible" | "all" | "longTasks" | "cls"> };

/** A page with an empty cache; close its context. */
export async function newVisitor(browser: Browser, cookie: string) {
  const context = await browser.newContext({
    extraHTTPHeaders: cookie ? { cookie } : {},
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  // tsx names inner functions with this helper, which the page lacks.
  await page.addInitScript("globalThis.__name = (named) => named");
  return { context, page };
}

async function visit(browser: Browser, subject: Target, setting: Setting): Promise<Visit> {
  const { url, cookie } = subject;
  const { context, page } = await newVisitor(browser, cookie);
  try {
    const session = await context.newCDPSession(page);
    await throttle(session, setting);
    const bytes = countBytes(session);
    await page.addInitScript(observe, subject);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(() => ((window as Seen).seen?.all ?? 0) > 0);
    await page.waitForTimeout(SETTLED_MS * (setting.line ? 2 : 1));
    const seen = await page.evaluate(() => (window as Seen).seen);
    if (!seen) throw new Error(`${url} was left while it was measured`);
    return { ...seen, ...bytes };
  } finally {
    await context.close();
  }
}

const median = (values: number[]) => percentilesOf(values).p50;

const medianOf = (visits: Visit[]): Visit => ({
  visible: median(visits.map((each) => each.visible)),
  all: median(visits.map((each) => each.all)),
  script: median(visits.map((each) => each.script)),
  total: median(visits.map((each) => each.total)),
  longTasks: median(visits.map((each) => each.longTasks)),
  cls: Math.max(...visits.map((each) => each.cls)),
});

/**
 * The yardsticks, from a server that does nothing else: the text of the list's rows in a table without style, script or
 * font, and a copy of the list's document without its scripts.
 */
export async function yardsticks(html: string): Promise<{ url: string; close: () => void }> {
  const rows = [...html.matchAll(/<tr class="group\/row">(.*?)<\/tr>/gs)].map(([, row = ""]) => row);
  if (rows.length !== ROWS) throw new Error(`the list has ${rows.length} rows, not ${ROWS}`);
  const bare = rows
    .map((row) => `<tr>${row.replace(/<(?!\/?td)[^>]+>/g, "").replace(/<td [^>]*>/g, "<td>")}</tr>`)
    .join("");
  const pages: Record<string, Buffer> = {
    "/bare": brotliCompressSync(`<!doctype html><meta charset="utf-8"><table><tbody>${bare}</tbody></table>`),
    "/copy": brotliCompressSync(html.replace(/<script[^>]*>.*?<\/script>|<link[^>]*>/gs, "")),
  };
  const server = createServer(({ url = "" }, response) => {
    const body = pages[url] ?? Buffer.alloc(0);
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** Medians by page and setting; `bare` and `copy` are the yardsticks. */
export type Visits = Map<string, Map<string, Visit>>;

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** All pages and the yardsticks in turns, so that all see the same machine. */
export async function measureVisits(
  browser: Browser,
  console: { url: string; cookie: string },
  yardstick: string,
  subjects: readonly Subject[],
): Promise<Visits> {
  const all = [
    ...["bare", "copy"].map((name) => ({ name, url: `${yardstick}/${name}`, cookie: "", ...ofRows })),
    ...subjects.map((subject) => ({ ...subject, url: console.url + subject.path, cookie: console.cookie })),
  ];
  const figures: Visits = new Map(all.map(({ name }) => [name, new Map()]));
  for (const setting of settings) {
    const seen = new Map<string, Visit[]>(all.map(({ name }) => [name, []]));
    // The first round only warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const subject of all) {
        const one = await visit(browser, subject, setting);
        if (round > 0) seen.get(subject.name)?.push(one);
      }
    }
    for (const [name, visits] of seen) figures.get(name)?.set(setting.name, medianOf(visits));
  }
  return figures;
}

const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

export function visitsTable(figures: Visits): string {
  const against = (yardstick: string, setting: string, visible: number) =>
    times(visible / (figures.get(yardstick)?.get(setting)?.visible ?? Number.NaN));
  const rows = [...figures].flatMap(([name, bySetting]) =>
    [...bySetting].map(([setting, visit]) => [
      name,
      setting,
      `${ms(visit.visible)} ms`,
      against("bare", setting, visit.visible),
      against("copy", setting, visit.visible),
      `${ms(visit.all)} ms`,
      kB(visit.script),
      kB(visit.total),
      `${ms(visit.longTasks)} ms`,
      visit.cls.toFixed(3),
    ]),
  );
  const head = [
    "page",
    "setting",
    "window filled",
    "bare",
    "copy",
    "all content",
    "script",
    "all bytes",
    "long tasks",
    "cls",
  ];
  return table(head, rows);
}
