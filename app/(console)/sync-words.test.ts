import { expect, it } from "vitest";
import { stoppedWords, timeLeftWords } from "./sync-words";

it("says how long it will take, the longer the rounder", () => {
  const said = [null, 0, 4, 5, 12, 21, 58, 88, 90, 150, 3_600, 5_399, 5_400, 86_400].map(timeLeftWords);
  expect(said).toEqual([
    "",
    "a few seconds left",
    "a few seconds left",
    "about 5 seconds left",
    "about 12 seconds left",
    "about 20 seconds left",
    "about 60 seconds left",
    "about 90 seconds left",
    "about 2 minutes left",
    "about 3 minutes left",
    "about 60 minutes left",
    "about 90 minutes left",
    "about 2 hours left",
    "about 24 hours left",
  ]);
});

it("says how many were marked as gone before a stop", () => {
  const run = {
    cancelledBy: "Olga",
    pagesDone: 6,
    pagesTotal: 6,
    phase: "confirming",
    gone: 40,
    toConfirm: 100,
  } as const;
  expect(stoppedWords(run, "en")).toBe(
    "Stopped by Olga after 6 of 6 pages; what was read is kept, and 40 of 100 that Vocdoni no longer lists were marked as gone",
  );
  expect(stoppedWords({ ...run, gone: 1 }, "en")).toContain("1 of 100 that Vocdoni no longer lists was marked as gone");
  expect(stoppedWords({ ...run, gone: 0 }, "en")).toBe("Stopped by Olga after 6 of 6 pages; what was read is kept");
});
