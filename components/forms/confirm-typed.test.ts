import { describe, expect, it } from "vitest";
import { matchesTyped } from "./confirm-typed";

describe("the typed confirmation", () => {
  it.each([
    ["collegi d'enginyers", ["Col·legi d’Enginyers"]],
    ["cafe\u0301 uni", ["Café Uni"]],
    ["zerowidth", ["Zero\u200bWidth"]],
    ["lodz", ["Łódź", "lodz"]],
    ["0xabc", ["Łódź", "0xABC"]],
  ])("%j is accepted for %j", (typed, accepted) => expect(matchesTyped(typed, accepted)).toBe(true));

  it.each([
    ["", [""]],
    [" \u200b", ["", "-"]],
    ["mapl", ["Maple"]],
    ["maples", ["Maple"]],
  ])("%j is not accepted for %j", (typed, accepted) => expect(matchesTyped(typed, accepted)).toBe(false));
});
