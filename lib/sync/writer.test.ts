import { expect, it } from "vitest";
import { createWriter } from "./writer";

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

it("writes each page once, in order, several at a time, and one write at a time", async () => {
  const written: number[][] = [];
  let busy = 0;
  const writer = createWriter<number>(async (pages) => {
    busy += 1;
    expect(busy).toBe(1);
    await soon();
    written.push(pages);
    busy -= 1;
  });
  for (let page = 1; page <= 40; page += 1) await writer.push(page);
  await writer.drain();
  expect(written.flat()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(Math.max(...written.map(({ length }) => length))).toBe(5);
});

it("lets reading wait while too much is waiting to be written, whatever the length of the list", async () => {
  let held = 0;
  let most = 0;
  const writer = createWriter<number>(async (pages) => {
    await soon();
    held -= pages.length;
  });
  const reader = async () => {
    for (let page = 0; page < 100; page += 1) {
      await writer.push(page);
      held += 1;
      most = Math.max(most, held);
    }
  };
  await Promise.all([reader(), reader(), reader(), reader()]);
  await writer.drain();
  expect(held).toBe(0);
  // Eight that wait, and five that are being written.
  expect(most).toBeLessThanOrEqual(13);
});

it("throws a failed write from the next push and from the final wait, and stops writing", async () => {
  let writes = 0;
  const writer = createWriter<number>(async () => {
    writes += 1;
    await soon();
    throw new Error("disk full");
  });
  await writer.push(1);
  await expect(writer.drain()).rejects.toThrow("disk full");
  await expect(writer.push(2)).rejects.toThrow("disk full");
  await expect(writer.drain()).rejects.toThrow("disk full");
  expect(writes).toBe(1);
});
