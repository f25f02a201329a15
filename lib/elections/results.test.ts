import { describe, expect, it } from "vitest";
import { resultsOf } from "./results";

const choices = ["A", "B", "C"].map((title, value) => ({ title: { default: title }, value }));
const titleOf = (title: Record<string, string> | null) => title?.default ?? "";
const read = (type: string, results: string[][] | null, more = {}) =>
  resultsOf({ type, choices, secretUntilTheEnd: false, results: { finalResults: false, results }, ...more }, titleOf);
const counted = (found: ReturnType<typeof read>) => {
  if (found === null || found === "unreadable") throw new Error(`no results: ${found}`);
  return found;
};
const figures = (found: ReturnType<typeof read>) =>
  counted(found).choices.map(({ figure, share }) => [Number(figure), share]);

describe("the results of a question", () => {
  it("with one choice per voter have a count per choice, in one field", () => {
    const found = read("singlechoice", [["7", "2", "1"]]);
    expect(counted(found).kind).toBe("votes");
    expect(figures(found)).toEqual([
      [7, 0.7],
      [2, 0.2],
      [1, 0.1],
    ]);
  });

  it("with several choices per voter have a field per choice, and shares of the voters", () => {
    // Reading the first field as a count per choice would give 3, 7 and 0.
    const found = read("multichoice", [
      ["3", "7"],
      ["8", "2"],
      ["0", "10"],
    ]);
    expect(counted(found).kind).toBe("votes");
    expect(figures(found)).toEqual([
      [7, 0.7],
      [2, 0.2],
      [10, 1],
    ]);
  });

  it.each(["ranked", "cumulative"])("%s count each value as so many points", (type) => {
    const found = read(type, [
      ["0", "1", "4"],
      ["5", "0", "0"],
      ["0", "3", "0"],
    ]);
    expect(counted(found).kind).toBe("points");
    expect(figures(found)).toEqual([
      [9, 0.75],
      [0, 0],
      [3, 0.25],
    ]);
  });

  it("are exact where weights exceed what a number holds", () => {
    const found = read("singlechoice", [["9007199254740993", "9007199254740993", "0"]]);
    expect(counted(found).choices.map(({ figure }) => figure)).toEqual([9007199254740993n, 9007199254740993n, 0n]);
    expect(counted(found).choices.map(({ share }) => share)).toEqual([0.5, 0.5, 0]);
  });

  it("have no shares before anybody has voted, and count what is missing or garbled as nothing", () => {
    expect(figures(read("singlechoice", [["0", "0", "0"]]))).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(figures(read("singlechoice", [["5", "-1"]]))).toEqual([
      [5, 1],
      [0, 0],
      [0, 0],
    ]);
  });

  it("are null while they are secret, and where there are none", () => {
    expect(read("singlechoice", null)).toBeNull();
    expect(read("singlechoice", [])).toBeNull();
    expect(read("singlechoice", [["1", "2", "3"]], { results: null })).toBeNull();
    expect(read("singlechoice", [[], []])).toBeNull();
    expect(read("singlechoice", [["1", "2", "3"]], { secretUntilTheEnd: true })).toBeNull();
  });

  it("are unreadable for a voting type that we don't know, and where fields and choices don't match", () => {
    expect(read("singlechoice", [["1", "2", "3"]], { choices: null })).toBe("unreadable");
    expect(read("", [["1"], ["2"], ["3"]])).toBe("unreadable");
    expect(read("multichoice", [["1", "2"]])).toBe("unreadable");
  });

  it("are weights where the census is weighted, and count a voter of several choices once", () => {
    const fields = [
      ["30", "70"],
      ["80", "20"],
      ["0", "100"],
    ];
    const question = { type: "multichoice", choices, secretUntilTheEnd: false };
    const found = counted(resultsOf({ ...question, results: { finalResults: true, results: fields } }, titleOf, true));
    expect(found).toMatchObject({ kind: "weight", cast: 100n });
  });

  it("have a field per choice in their order, whatever the choices' values", () => {
    const sparse = choices.map((choice, index) => ({ ...choice, value: index + 1 }));
    const fields = [
      ["3", "7"],
      ["8", "2"],
      ["0", "10"],
    ];
    expect(figures(read("multichoice", fields, { choices: sparse }))).toEqual([
      [7, 0.7],
      [2, 0.2],
      [10, 1],
    ]);
    expect(figures(read("singlechoice", [["0", "7", "2", "1"]], { choices: sparse }))).toEqual([
      [7, 0.7],
      [2, 0.2],
      [1, 0.1],
    ]);
  });
});
