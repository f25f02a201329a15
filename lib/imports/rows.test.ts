import { describe, expect, it } from "vitest";
import { readRow } from "./rows";

const types = [
  { value: "union", label: null },
  { value: "political_party", label: "Political party" },
  { value: "others", label: null },
];
const empty = { name: "Elm", type: "union", country: "", website: "", customer: "", external_id: "" };
const read = (cells: Partial<typeof empty>, defaultType = "") =>
  readRow({ line: 7, cells: { ...empty, ...cells } }, { types, languages: [] }, defaultType);
const problemsOf = (cells: Partial<typeof empty>, defaultType?: string) => read(cells, defaultType).problems;

describe("a row", () => {
  it("becomes what the form would send", () => {
    expect(read({ country: "ES", website: " https://elm.example " }).row).toEqual({
      ...{ line: 7, name: "Elm", type: "union" },
      fields: {
        ...{ names: { default: "Elm" }, descriptions: {}, website: "https://elm.example", country: "ES" },
        ...{ logo: "", timezone: "", size: "", color: "", subdomain: "" },
      },
    });
  });

  it.each([
    ["Political Party", "political_party"],
    ["political_party", "political_party"],
    ["OTHER", "others"],
  ])("may say %j for a type", (type, value) => expect(read({ type }).row?.type).toBe(value));

  it("takes the chosen type where it names none", () => {
    expect(read({ type: "" }, "others").row?.type).toBe("others");
    expect(problemsOf({ type: "" })).toEqual([
      { line: 7, column: "type", message: expect.stringContaining("Name a type") },
    ]);
    expect(problemsOf({ type: "" }, "guild")).toEqual([expect.objectContaining({ column: "type" })]);
  });

  it.each([
    ["es", "ES"],
    ["Spain", "ES"],
    ["united kingdom", "GB"],
    ["uk", "GB"],
    ["germany", "DE"],
  ])("may say %j for a country", (country, code) => expect(read({ country }).row?.fields.country).toBe(code));

  it.each([
    [{ name: "" }, "name", "Enter a name"],
    [{ name: "x".repeat(10_001) }, "name", "at most 10,000 characters"],
    [{ website: "elm.example" }, "website", "whole web address"],
    [{ website: "javascript:alert(1)" }, "website", "whole web address"],
    [{ country: "Atlantis" }, "country", "its two letters"],
    [{ country: "EU" }, "country", "its two letters"],
    [{ country: "QQ" }, "country", "its two letters"],
    [{ type: "guild" }, "type", "Use one of: union, political_party, others."],
  ])("%j is refused at %s", (cells, column, words) => {
    expect(problemsOf(cells)).toEqual([{ line: 7, column, message: expect.stringContaining(words) }]);
  });

  it("says all that is wrong with it at once", () => {
    const columns = problemsOf({ name: " ", type: "guild", country: "Atlantis", website: "x" }).map(
      ({ column }) => column,
    );
    expect(columns.sort()).toEqual(["country", "name", "type", "website"]);
  });
});
