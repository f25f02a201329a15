import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startLoop } from "./loop";

beforeEach(() => {
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterEach(() => vi.unstubAllEnvs());

const soon = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms));

/** Work that a test ends itself. */
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

it("begins at once, again after a while, and goes on after a failure", async () => {
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

it("is never twice at once, however often it is woken; what was woken while it runs comes right after", async () => {
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

it("stops only when what is under way has ended, tells it to end, and begins nothing more", async () => {
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
