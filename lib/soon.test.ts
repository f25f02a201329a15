import { expect, it, vi } from "vitest";
import { hasArrived, later, waitALittle } from "./soon";

it("waits for what is quick, whether it succeeds or fails", async () => {
  const quick = Promise.resolve(1);
  const failed = Promise.reject(new Error("no"));
  await waitALittle([quick, failed]);
  expect([quick, failed].map(hasArrived)).toEqual([true, true]);
  await expect(failed).rejects.toThrow("no");
});

it("leaves what is slow, without losing it", async () => {
  vi.useFakeTimers();
  let arrive = (_: number) => {};
  const slow = new Promise<number>((resolve) => {
    arrive = resolve;
  });
  const waited = waitALittle([slow, Promise.resolve()]);
  await vi.advanceTimersByTimeAsync(1_000);
  await waited;
  expect(hasArrived(slow)).toBe(false);
  arrive(7);
  await expect(slow).resolves.toBe(7);
  vi.useRealTimers();
});

it("doesn't wait for what comes later, whose failure is not lost either", async () => {
  const { value } = later(Promise.reject(new Error("later")));
  expect(hasArrived(value)).toBe(false);
  await expect(value).rejects.toThrow("later");
});
