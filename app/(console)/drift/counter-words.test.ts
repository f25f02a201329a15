import { expect, it } from "vitest";
import { counterWords } from "./counter-words";

const at = { since: "2026-03-10T12:00:00.000Z", seenAt: "2026-03-10T13:00:00.000Z" };

it.each([
  [{ counted: 13, listed: 12 }, "1 slot of your limit is taken by no organization", "create 1 fewer organization"],
  [
    { counted: 1212, listed: 12 },
    "1,200 slots of your limit are taken by no organization",
    "1,200 fewer organizations",
  ],
  [{ counted: 11, listed: 12 }, "Vocdoni counts 1 fewer organization than it lists", "too high"],
])("%o: says what it means and what to do", (numbers, title, remedy) => {
  const words = counterWords({ ...numbers, ...at });
  expect(words.title).toBe(title);
  expect(words.remedy).toContain("Ask Vocdoni to correct the counter");
  expect(words.remedy).toContain(remedy);
});
