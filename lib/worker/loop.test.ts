import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startLoop } from "./loop";

beforeEach(() => {
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterEach(() => vi.unstubAllEnvs());

const soon = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms));

/** Work that the test itself ends. */
function heldWork() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  return { work, begun: () => ends.length, end: () => ends.at(-1)?.(), most: () => most };
}

it("starts at once, repeats after a while, and continues after a failure", async () => {
  let rounds = 0;
  const loop = startLoop("test", 10, async () => {
    rounds += 1;
    throw new Error("a bad day");
  });
  await expect.poll(() => rounds).toBeGreaterThan(2);
  await loop.stop();
  const before = rounds;
  await soon();
  expect(rounds).toBe(before);
});

it("never runs concurrently, however often it is woken; a wake-up during a run repeats it right after", async () => {
  const { work, begun, end, most } = heldWork();
  const loop = startLoop("test", 60_000, work);
  loop.wake();
  loop.wake();
  expect(begun()).toBe(1);
  end();
  await expect.poll(begun).toBe(2);
  end();
  await soon();
  expect(begun()).toBe(2);
  loop.wake();
  expect(begun()).toBe(3);
  end();
  await loop.stop();
  expect(most()).toBe(1);
});

it("stops once work in progress has ended, signals it to end, and starts nothing more", async () => {
  let ended = false;
  const loop = startLoop("test", 1, async (signal) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    await soon();
    ended = true;
  });
  await loop.stop();
  expect(ended).toBe(true);
  ended = false;
  loop.wake();
  await soon();
  expect(ended).toBe(false);
});
