import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { delimiterOf, readCsv } from "./csv";
import { decodeText } from "./decode";
import { MAX_ROWS } from "./model";

const empty = { name: "", type: "", country: "", website: "", customer: "", external_id: "" };
const refusal = (text: string) => {
  try {
    readCsv(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.text).toEqual(message("imports.csv.refused"));
    return error.fields?.text;
  }
  return "it was read";
};

describe("the encoding of a file", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
  it.each(["name\nUnió €", '"name"\tx\nМосква 🗳\tb', "name\n東京", "n"])("of %j is UTF-8 or UTF-16", (text) => {
    for (const marked of [text, `\uFEFF${text}`]) {
      expect(decodeText(new TextEncoder().encode(marked))).toBe(text);
      expect(decodeText(Buffer.from(marked, "utf16le"))).toBe(text);
      expect(decodeText(utf16be(marked))).toBe(text);
    }
    expect(decodeText(Buffer.concat([Buffer.from(text, "utf16le"), bytes(0x1a)]))).toBe(text);
  });

  it("is nothing else", () => {
    expect(decodeText(bytes(0x55, 0x6e, 0x69, 0xf3))).toBeNull();
    expect(decodeText(bytes(0xff, 0xfe, 0x3d, 0xd8, 0x61, 0x00))).toBeNull();
    expect(decodeText(bytes())).toBe("");
    expect(decodeText(bytes(0x6e))).toBe("n");
  });

  it("that was lost before it came here is named", () => {
    expect(refusal("name\nUni\uFFFD")).toEqual(message("imports.file.encoding"));
  });
});

describe("the separator", () => {
  it.each([
    ["name,type", ","],
    ["name;type,country;x", ";"],
    ["name\ttype", "\t"],
    ["name", ","],
    ['\uFEFF"a,b,c";name\n1,2,3,4', ";"],
    ["name|type", "|"],
    ["\uFEFFsep=;\r\nname,x,y,z", ";"],
    ['"sep=,"\nname;type', ","],
    ["SEP=|\rname", "|"],
    ["sep=\t\nname", "\t"],
    ["sep=^\nname^type", "^"],
    ["sep=;;;;\nname", ";"],
    ["sep;x\nname", ";"],
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

  it.each([
    ["a sep= line", "\uFEFFsep=;\r\nname;type\r\nElm;union\r\n"],
    ["a sep= line saved by a spreadsheet", '"sep=,",,\r\nname,type\r\nElm,union\r\n'],
    ["tabs", "sep=\t\nname\ttype\nElm\tunion"],
    ["pipes", "\nname|type\nElm|union"],
    ["lone CRs", "\rname,type\rElm,union\r"],
    ["the end of a DOS file", "\nname,type\nElm,union\n\u001a"],
    ["the end of a DOS file and what fills it up", "\nname,type\nElm,union\n\u001a\0\0\r\n\0"],
  ])("come with %s", (_, text) => {
    const { rows, problems, total } = readCsv(text);
    expect({ problems, total }).toEqual({ problems: [], total: 1 });
    expect(rows).toEqual([{ line: 3, cells: { ...empty, name: "Elm", type: "union" } }]);
  });

  it("contain no invisible characters, and are normalized", () => {
    const names = readCsv("name\nZero\u200bWidth\n\u202eevil\nCafe\u0301\n\ufeffBom\n\u00a0Nbsp\nab\u00adcd\n").rows;
    expect(names.map(({ cells }) => cells.name)).toEqual(["ZeroWidth", "evil", "Café", "Bom", "Nbsp", "abcd"]);
  });

  it("unescape what was escaped for spreadsheets, and nothing else", () => {
    const names = readCsv("name\n'=Sum\n'-x\n'Til\n").rows.map(({ cells }) => cells.name);
    expect(names).toEqual(["=Sum", "-x", "'Til"]);
  });

  it("with too many cells are problems of their own", () => {
    const { rows, problems } = readCsv("name,type\nA,union\nB, C,union\nD,union,\n");
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(problems).toEqual([
      { line: 3, column: null, message: message("imports.csv.tooManyCells", { cells: 3, columns: 2 }) },
    ]);
  });

  it("are 1,000 at most", () => {
    const rows = (count: number) => `name\n${"x\n".repeat(count)}`;
    expect(readCsv(rows(MAX_ROWS)).total).toBe(1_000);
    expect(refusal(rows(MAX_ROWS + 1))).toEqual(message("imports.csv.tooManyRows", { count: 1_001, limit: 1_000 }));
  });
});

describe("what is no such file is refused with what to do", () => {
  it.each<[string, Message]>([
    ["type,country\nunion,ES\n", message("imports.csv.noName", { columns: "type, country" })],
    ["Maple,union\n", message("imports.csv.noName", { columns: "Maple, union" })],
    ["name,Name\nx,y", message("imports.csv.twice", { column: "name" })],
    ["name,type\n", message("imports.csv.noRows")],
    ["\n \n", message("imports.csv.noColumns")],
    ['name\n"open\nx', message("imports.csv.quoteNotClosed", { line: "2" })],
    ['name\nok\nThe "Club"', message("imports.csv.quoteInside", { line: "3" })],
    ['name\n"a"b', message("imports.csv.quoteFollowed", { line: "2" })],
  ])("%j", (text, why) => expect(refusal(text)).toEqual(why));
});
