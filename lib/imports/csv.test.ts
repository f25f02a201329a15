import { describe, expect, it } from "vitest";
import { delimiterOf, readCsv } from "./csv";
import { decodeUtf8 } from "./decode";
import { MOST_ROWS } from "./schemas";

const empty = { name: "", type: "", country: "", website: "", customer: "", external_id: "" };
const refusal = (text: string): string => {
  try {
    readCsv(text);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "it was read";
};

describe("the encoding of a file", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  it("is UTF-8 with or without a byte order mark, and nothing else", () => {
    const text = "name\nUnió €";
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    expect(decodeUtf8(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
    expect(decodeUtf8(bytes(0x55, 0x6e, 0x69, 0xf3))).toBeNull();
    expect(decodeUtf8(bytes(0xff, 0xfe, 0x6e, 0x00))).toBeNull();
    expect(decodeUtf8(bytes(0xfe, 0xff, 0x00, 0x6e))).toBeNull();
  });

  it("that was lost before it came here is named", () => {
    expect(refusal("name\nUni\uFFFD")).toContain("not in UTF-8");
  });
});

describe("the separator", () => {
  it.each([
    ["name,type", ","],
    ["name;type,country;x", ";"],
    ["name\ttype", "\t"],
    ["name", ","],
    ['\uFEFF"a,b,c";name\n1,2,3,4', ";"],
  ])("of %j is %j", (text, mark) => expect(delimiterOf(text)).toBe(mark));
});

describe("the rows of a file", () => {
  it("come with a byte order mark, semicolons, quotation marks and their lines", () => {
    const text =
      '\uFEFFName;External ID;TYPE\r\n"Club; the ""First""\r\nof two lines";m-1;union\r\n\r\n  Oak ;;\r\n;;\r\n';
    const { rows, unused, problems, total } = readCsv(text);
    expect({ unused, problems, total }).toEqual({ unused: [], problems: [], total: 2 });
    expect(rows).toEqual([
      { line: 2, cells: { ...empty, name: 'Club; the "First" of two lines', external_id: "m-1", type: "union" } },
      { line: 5, cells: { ...empty, name: "Oak" } },
    ]);
  });

  it("may have columns in any order; those that mean nothing are named, the console's own are not", () => {
    const { rows, unused } = readCsv("Notes,line,country,name,reason\nx,7,ES,Elm,no\n");
    expect(unused).toEqual(["Notes"]);
    expect(rows).toEqual([{ line: 2, cells: { ...empty, name: "Elm", country: "ES" } }]);
  });

  it("give back what was escaped from spreadsheets, and nothing else", () => {
    const names = readCsv("name\n'=Sum\n'-x\n'Til\n").rows.map(({ cells }) => cells.name);
    expect(names).toEqual(["=Sum", "-x", "'Til"]);
  });

  it("with too many cells are problems of their own", () => {
    const { rows, problems } = readCsv("name,type\nA,union\nB, C,union\nD,union,\n");
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(problems).toEqual([
      { line: 3, column: null, message: expect.stringContaining("3 cells, the first line 2") },
    ]);
  });

  it("are 1,000 at most", () => {
    const rows = (count: number) => `name\n${"x\n".repeat(count)}`;
    expect(readCsv(rows(MOST_ROWS)).total).toBe(1_000);
    expect(refusal(rows(MOST_ROWS + 1))).toContain("There are 1,001 rows; 1,000 is the most.");
  });
});

describe("what is no such file is refused with what to do", () => {
  it.each([
    ["type,country\nunion,ES\n", "one of them must be name. It has: type, country."],
    ["Maple,union\n", "must name the columns"],
    ["name,Name\nx,y", "Two columns are called name."],
    ["name,type\n", "no rows below"],
    ["\n \n", "It has: nothing."],
    ['name\n"open\nx', "Line 2: a quotation mark is opened and never closed"],
    ['name\nok\nThe "Club"', "Line 3: a quotation mark stands within a cell"],
    ['name\n"a"b', "Line 2: something follows a closing quotation mark"],
  ])("%j", (text, words) => expect(refusal(text)).toContain(words));
});
