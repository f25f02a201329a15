import type { Browser, Page } from "@playwright/test";
import { newVisitor } from "./browser";
import { percentilesOf } from "./measure";

const WORDS = ["associació", "club", "escola", "sindicat", "federació", "partit", "ampa", "veïns"];

/**
 * Runs in the page: the time from the next click or Enter until the list has another address, and so other rows, in ms.
 */
function untilRowsChange(): Promise<number> {
  const before = location.href;
  return new Promise((resolve, reject) => {
    let started = 0;
    const begin = () => {
      started ||= performance.now();
    };
    addEventListener("click", begin, { capture: true, once: true });
    addEventListener("keydown", (event) => event.key === "Enter" && begin(), { capture: true });
    const look = () => {
      if (started > 0 && location.href !== before) resolve(performance.now() - started);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    setTimeout(() => reject(new Error(`still at ${before} after 10 s`)), 10_000);
  });
}

async function timed(page: Page, act: () => Promise<unknown>): Promise<number> {
  const changed = page.evaluate(untilRowsChange);
  await act();
  return changed;
}

/** What somebody does in the list, and after how many ms its rows are there (p50 and the slowest). */
export async function measureInside(browser: Browser, { url, cookie }: { url: string; cookie: string }) {
  const { context, page } = await newVisitor(browser, cookie);
  const samples = new Map<string, number[]>();
  const note = (name: string, value: number) => samples.set(name, [...(samples.get(name) ?? []), value]);
  const search = page.locator("main input[type=search]");
  const types = page.locator("main button[aria-haspopup=menu]").first();
  try {
    await page.goto(`${url}/organizations`, { waitUntil: "networkidle" });
    for (const [turn, word] of WORDS.entries()) {
      note("next page", await timed(page, () => page.locator("main a[rel=next]").click()));
      note("previous page", await timed(page, () => page.locator("main a[rel=prev]").click()));
      await search.fill(word);
      note("search", await timed(page, () => search.press("Enter")));
      await page.goto(`${url}/organizations`, { waitUntil: "networkidle" });
      await types.click();
      const option = page.getByRole("menuitemradio").nth(1 + (turn % 4));
      await option.waitFor();
      note("filter", await timed(page, () => option.click()));
      await page.goto(`${url}/organizations`, { waitUntil: "networkidle" });
    }
  } finally {
    await context.close();
  }
  return new Map(
    [...samples].map(([name, values]) => [name, { p50: percentilesOf(values).p50, most: Math.max(...values) }]),
  );
}

/** So many people open the list, think 2 s, and open it again. Milliseconds until its last byte. */
export async function measurePeople({ url, cookie }: { url: string; cookie: string }, people = 50, seconds = 60) {
  const samples: number[] = [];
  let errors = 0;
  const ends = performance.now() + seconds * 1000;
  const think = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      await think((person * 2_000) / people);
      while (performance.now() < ends) {
        const started = performance.now();
        const answer = await fetch(`${url}/organizations`, { headers: { cookie, "accept-encoding": "br" } }).catch(
          () => null,
        );
        await answer?.arrayBuffer();
        if (answer?.status === 200) samples.push(performance.now() - started);
        else errors += 1;
        await think(2_000);
      }
    }),
  );
  return { people, answers: samples.length, errors, ...percentilesOf(samples) };
}
