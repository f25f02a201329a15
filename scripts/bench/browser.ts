import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "../lib/chromium.mjs";
import { ms, percentilesOf, table, times } from "./measure";

/** A cold visit: when the content was visible in ms, bytes as sent, long tasks in ms, and cumulative layout shift. */
export type Visit = { visible: number; script: number; total: number; longTasks: number; cls: number };
type Setting = { name: string; cpu: number; line: { latency: number; down: number; up: number } | null };

/** What Lighthouse calls fast 3G: 150 ms there and back, 1.6 and 0.75 Mbit/s. */
const FAST_3G = { latency: 150, down: 1_600_000 / 8, up: 750_000 / 8 };
export const settings: readonly Setting[] = [
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

/** Runs in the page: notes the first frame in which the content is visible, long tasks and layout shifts. */
function observe({ selector, count }: Subject): void {
  const seen = { visible: 0, longTasks: 0, cls: 0 };
  Object.assign(window, { seen });
  const look = () => {
    const found = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    if (found.length >= count) seen.visible = performance.now();
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

type Seen = Window & { seen?: { visible: number; longTasks: number; cls: number } };

/** One visit with an empty cache. */
async function visit(
  browser: Browser,
  url: string,
  cookie: string,
  subject: Subject,
  setting: Setting,
): Promise<Visit> {
  const context = await browser.newContext({
    extraHTTPHeaders: cookie ? { cookie } : {},
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page: Page = await context.newPage();
    const session = await context.newCDPSession(page);
    await throttle(session, setting);
    const bytes = countBytes(session);
    // tsx names inner functions with this helper, which the page lacks.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(observe, subject);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(() => ((window as Seen).seen?.visible ?? 0) > 0);
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
  script: median(visits.map((each) => each.script)),
  total: median(visits.map((each) => each.total)),
  longTasks: median(visits.map((each) => each.longTasks)),
  cls: Math.max(...visits.map((each) => each.cls)),
});

/** The yardstick: the text of the list's rows in a table without style, script or font, from a server that does nothing else. */
export async function bareServer(rows: readonly (readonly string[])[]): Promise<{ url: string; close: () => void }> {
  const cells = rows.map((row) => `<tr>${row.map((text) => `<td>${text.replace(/[&<>]/g, "")}</td>`).join("")}</tr>`);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><table><tbody>${cells.join("")}</tbody></table></html>`;
  const body = brotliCompressSync(html);
  const server = createServer((_, response) => {
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Encoding": "br",
      "Content-Length": body.length,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

export type BrowserFigures = { bare: Map<string, Visit>; pages: Map<string, Map<string, Visit>> };

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Each page and the bare one in turns, so that all see the same machine. */
export async function measureVisits(
  browser: Browser,
  { url, cookie, subjects, bareUrl }: { url: string; cookie: string; subjects: readonly Subject[]; bareUrl: string },
): Promise<BrowserFigures> {
  const rows: Subject = { name: "bare", path: "", selector: "tbody tr", count: 50 };
  const bare = new Map<string, Visit>();
  const pages = new Map<string, Map<string, Visit>>(subjects.map(({ name }) => [name, new Map()]));
  // Once each, so that the server has loaded the code of the page.
  for (const subject of subjects) await visit(browser, url + subject.path, cookie, subject, settings[0] as Setting);
  for (const setting of settings) {
    const seen = new Map<string, Visit[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const subject of [rows, ...subjects]) {
        const at = subject === rows ? bareUrl : url + subject.path;
        const one = await visit(browser, at, subject === rows ? "" : cookie, subject, setting);
        seen.set(subject.name, [...(seen.get(subject.name) ?? []), one]);
      }
    }
    bare.set(setting.name, medianOf(seen.get("bare") ?? []));
    for (const { name } of subjects) pages.get(name)?.set(setting.name, medianOf(seen.get(name) ?? []));
  }
  return { bare, pages };
}

const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

export function browserTables({ bare, pages }: BrowserFigures): string {
  const row = (name: string, setting: string, visit: Visit) => [
    name,
    setting,
    `${ms(visit.visible)} ms`,
    times(visit.visible / (bare.get(setting)?.visible ?? Number.NaN)),
    kB(visit.script),
    kB(visit.total),
    `${ms(visit.longTasks)} ms`,
    visit.cls.toFixed(3),
  ];
  const rows = [...bare].map(([setting, visit]) => row("bare page", setting, visit));
  for (const [name, bySetting] of pages) for (const [setting, visit] of bySetting) rows.push(row(name, setting, visit));
  return table(
    ["page", "setting", "content visible", "against bare", "script", "all bytes", "long tasks", "cls"],
    rows,
  );
}
