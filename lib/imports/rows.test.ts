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
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["United States of America", "US"],
    ["Turkey", "TR"],
    ["Türkiye", "TR"],
    ["España", "ES"],
    ["espana", "ES"],
    ["Espanya", "ES"],
    ["Deutschland", "DE"],
    ["Österreich", "AT"],
    ["Suomi", "FI"],
    ["Россия", "RU"],
    ["Ελλάδα", "GR"],
    ["日本", "JP"],
    ["Côte d’Ivoire", "CI"],
    ["Ivory Coast", "CI"],
    ["Czechia", "CZ"],
    ["Czech Republic", "CZ"],
    ["Holland", "NL"],
    ["ESP", "ES"],
    ["GBR", "GB"],
    ["Kosovo", "XK"],
    ["Andorra", "AD"],
    ["uk", "GB"],
    ["germany", "DE"],
  ])("may say %j for a country", (country, code) => expect(read({ country }).row?.fields.country).toBe(code));

  it.each([
    [{ name: "" }, "name", "Enter a name"],
    [{ name: "x".repeat(10_001) }, "name", "at most 10,000 characters"],
    [{ website: "elm" }, "website", "whole web address"],
    [{ website: "https://ana:secret@elm.example" }, "website", "without a user or password"],
    [{ name: "\u200b" }, "name", "Enter a name"],
    [{ name: "a\u0007b" }, "name", "without tabs or control characters"],
    [{ country: "Catalunya" }, "country", "two-letter code"],
    [{ country: "Congo" }, "country", "two-letter code"],
    [{ website: "javascript:alert(1)" }, "website", "whole web address"],
    [{ country: "Atlantis" }, "country", "two-letter code"],
    [{ country: "EU" }, "country", "two-letter code"],
    [{ country: "QQ" }, "country", "two-letter code"],
    [{ type: "guild" }, "type", "Use one of: union, political_party, others."],
  ])("%j is refused at %s", (cells, column, words) => {
    expect(problemsOf(cells)).toEqual([{ line: 7, column, message: expect.stringContaining(words) }]);
  });

  it.each(["1.23457E+11", "1,23457E+11", "1E+11", "-1.2e-7"])("has no external id %j: its digits are lost", (id) => {
    const message = expect.stringContaining(`“${id}” is a number that a spreadsheet shortened`);
    expect(problemsOf({ external_id: id })).toEqual([{ line: 7, column: "external_id", message }]);
  });

  it("may leave out the scheme of a website", () => {
    expect(read({ website: "www.webby.example" }).row?.fields.website).toBe("https://www.webby.example");
    expect(read({ external_id: "12E5" }).problems).toEqual([]);
  });

  it("says all that is wrong with it at once", () => {
    const columns = problemsOf({ name: " ", type: "guild", country: "Atlantis", website: "x" }).map(
      ({ column }) => column,
    );
    expect(columns.sort()).toEqual(["country", "name", "type", "website"]);
  });
});
