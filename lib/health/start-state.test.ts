import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getStartState, trackStart } from "./start-state";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

it("says what it waits for after three seconds, and again each half minute", () => {
  const said: string[] = [];
  const start = trackStart((text) => said.push(text));
  start.waitFor("the database");
  expect(getStartState()).toEqual({ phase: "starting", waitingFor: "the database", since: 0 });
  vi.advanceTimersByTime(2_900);
  expect(said).toEqual([]);
  start.waitFor("the migration lock");
  for (let second = 0; second < 34; second += 1) {
    start.waitFor("the migration lock");
    vi.advanceTimersByTime(1_000);
  }
  expect(said).toEqual(["Waiting for the migration lock…", "Waiting for the migration lock… (33 s)"]);
  start.ready();
  expect(getStartState()).toEqual({ phase: "ready", since: 36_900 });
  vi.advanceTimersByTime(120_000);
  expect(said).toHaveLength(2);
});

it("is silent once the start has failed", () => {
  const say = vi.fn();
  const start = trackStart(say);
  start.waitFor("the database");
  start.end();
  vi.advanceTimersByTime(120_000);
  expect(say).not.toHaveBeenCalled();
});
