import { expect, it } from "vitest";
import { inAdaptiveBatches } from "./adaptive-batches";

/** Walks `rows` rows, of which each takes `perRow` milliseconds; the sizes that were asked for. */
async function sizes(rows: number, perRow: number): Promise<number[]> {
  const asked: number[] = [];
  let time = 0;
  await inAdaptiveBatches(
    0,
    async (after, size) => {
      asked.push(size);
      time += size * perRow;
      return after + size >= rows ? null : after + size;
    },
    () => time,
  );
  return asked;
}

it("runs in batches of about 40 ms, whatever a row takes", async () => {
  expect((await sizes(1_000, 0.4)).every((size) => size === 100)).toBe(true);
  expect((await sizes(200, 2)).slice(0, 5)).toEqual([100, 50, 25, 20, 20]);
  expect((await sizes(20_000, 0.001)).slice(0, 7)).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
});

it("yields after each batch, even for immediate results", async () => {
  const turns: string[] = [];
  setImmediate(() => turns.push("other"));
  await inAdaptiveBatches(1, async (n) => {
    turns.push(`part ${n}`);
    return n < 3 ? n + 1 : null;
  });
  expect(turns).toEqual(["part 1", "other", "part 2", "part 3"]);
});

it("reads everything, and stops at the end", async () => {
  expect(await sizes(1, 1)).toEqual([100]);
  expect((await sizes(5_000, 0.2)).reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(5_000);
});
