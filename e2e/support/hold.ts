import { expect, type Page } from "@playwright/test";

/** Keeps the requests to an address back until they are released. */
export async function hold(page: Page, url: RegExp) {
  let waiting = 0;
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route(url, async (route) => {
    waiting += 1;
    await released;
    await route.continue().catch(() => undefined);
  });
  return { release, asked: () => expect.poll(() => waiting).toBeGreaterThan(0) };
}
