import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvCell, csvBytes, csvFile, csvLines, ESCAPED } from "./csv";

const read = (bytes: Uint8Array): string[][] =>
  parse(Buffer.from(bytes), { bom: true, delimiter: "\t", relax_column_count: true });
const cellsOf = (...cells: CsvCell[]) => read(csvBytes(csvFile([cells])))[0] ?? [];

describe("a CSV file", () => {
  it("is UTF-16 with a byte order mark and tabs, which a spreadsheet of any locale opens in columns", () => {
    expect([...csvBytes(csvFile([["é", 1]]))]).toEqual([0xff, 0xfe, 0xe9, 0, 9, 0, 0x31, 0, 13, 0, 10, 0]);
    expect(csvLines([["é", 1]])).toBe("é\t1\r\n");
  });

  it("has one row for each row, whatever line breaks its cells have", () => {
    for (const name of ["Club\n=1+1", "Club\r=1+1", "Club\r\n=1+1", "\n=1+1", "a\tb", 'a"\nb', "a;=1\nb"])
      expect(
        read(
          csvBytes(
            csvFile([
              ["n", name],
              [1, "next"],
            ]),
          ),
        ).map((row) => row[0]),
        name,
      ).toEqual(["n", "1"]);
  });

  it("escapes what a spreadsheet would run, also behind blanks and invisible characters, and never a number", () => {
    for (const first of [
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "＝",
      "＋",
      "－",
      "＠",
      " =",
      "\u200b=",
      "\u0007@",
      "'=",
    ])
      expect(cellsOf(`${first}1+1`)[0], JSON.stringify(first)).toMatch(/^'/);
    expect(cellsOf("'Til", "1-1", "a=b", -7, 0, null, "-7")).toEqual(["'Til", "1-1", "a=b", "-7", "0", "", "'-7"]);
  });

  it("replaces control characters and halves of characters", () => {
    expect(cellsOf("a\u0000b\u0007c\u0085d\u001be", "x\ud83d")).toEqual(["a b c d e", "x\ufffd"]);
  });

  it("reads back as it was written, whatever is in its cells", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."\"\r\n\t,;=+-@ '\u0000aé") }),
    );
    const cell: fc.Arbitrary<CsvCell> = fc.oneof(text, fc.integer(), fc.constant(null));
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    const plain = (value: string) => value.replace(/\p{Surrogate}/gu, "\ufffd").replace(/(?![\t\r\n])\p{Cc}/gu, " ");
    fc.assert(
      fc.property(rows, (given) => {
        const [, ...back] = read(csvBytes(csvFile([["a", "b", "c"], ...given])));
        const unescaped = back.map((row, r) =>
          row.map((value, c) => (typeof given[r]?.[c] === "string" ? value.replace(ESCAPED, "") : value)),
        );
        expect(unescaped).toEqual(
          given.map((row) => row.map((value) => (typeof value === "string" ? plain(value) : String(value ?? "")))),
        );
      }),
      { numRuns: 200 },
    );
  });
});
