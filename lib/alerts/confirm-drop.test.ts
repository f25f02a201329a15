import fc from "fast-check";
import { expect, it } from "vitest";
import { type ConfirmedUsage, confirmDrop } from "./confirm-drop";

const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10) + minutes * MINUTE);
/** The confirmed usage after each reading, five minutes apart by default. */
function taken(values: readonly number[], minutes = (index: number) => index * 5): number[] {
  let confirmed: ConfirmedUsage | null = null;
  return values.map((used, index) => {
    confirmed = confirmDrop(confirmed, used, at(minutes(index)));
    return confirmed.used;
  });
}

it("a rise counts at once, a decrease with the second reading and as far as both have it", () => {
  expect(taken([5, 9, 0, 9])).toEqual([5, 9, 9, 9]);
  expect(taken([9, 3, 5, 5])).toEqual([9, 9, 5, 5]);
  expect(taken([9, 5, 3, 3])).toEqual([9, 9, 5, 3]);
});

it("readings within a minute are one", () => {
  expect(taken([9, 3, 2, 1, 1], (index) => index / 4)).toEqual([9, 9, 9, 9, 9]);
  expect(taken([9, 3, 2, 2], (index) => [0, 5, 5.5, 6][index] ?? 0)).toEqual([9, 9, 9, 3]);
});

it("the same reading again changes nothing", () => {
  const once = confirmDrop({ used: 9, fallen: null }, 3, at(5));
  expect(confirmDrop(once, 3, at(5))).toEqual(once);
  const confirmed = confirmDrop(once, 2, at(10));
  expect(confirmDrop(confirmed, 2, at(10))).toEqual(confirmed);
});

it("a decrease dated by a clock that was ahead is checked again", () => {
  const ahead: ConfirmedUsage = { used: 9, fallen: { since: at(525_600), to: 3 } };
  expect(confirmDrop(ahead, 3, at(5))).toEqual({ used: 9, fallen: { since: at(5), to: 3 } });
});

it("is the higher of the last two readings, whatever they are", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), (values) => {
      expect(taken(values)).toEqual(values.map((value, index) => Math.max(value, values[index - 1] ?? value)));
    }),
  ));
