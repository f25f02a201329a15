import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { counterText } from "./counter-text";

const text = textOf("en", "reconciliation.counter");

it.each([
  [{ counted: 13, listed: 12 }, "1 more organization", "1 fewer organization"],
  [{ counted: 1212, listed: 12 }, "1,200 more organizations", "1,200 fewer organizations"],
  [{ counted: 11, listed: 12 }, "1 fewer organization", "too high"],
])("%o: says what it means and what to do", (numbers, title, remedy) => {
  const said = counterText(numbers, text);
  expect(said.title).toBe(`Vocdoni counts ${title} than it lists`);
  expect(said.remedy).toContain("Ask Vocdoni to correct the counter");
  expect(said.remedy).toContain(remedy);
});
