import { expect, it } from "vitest";
import { timeLeftWords } from "./sync-words";

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
