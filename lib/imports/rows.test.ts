import { describe, expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
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
const noName = storable(message("organizations.invalid.noName"));
const noUrl = storable(message("organizations.invalid.url", { example: "https://example.org" }));
const noCountry = (country: string) => message("imports.problems.country", { country });

describe("a row", () => {
  it("becomes the same as the form's input", () => {
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
      { line: 7, column: "type", message: message("imports.problems.noType") },
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
    [{ name: "" }, "name", noName],
    [{ name: "x".repeat(10_001) }, "name", storable(message("text.errors.tooLong", { max: 10_000 }))],
    [{ website: "elm" }, "website", noUrl],
    [
      { website: "https://ana:secret@elm.example" },
      "website",
      storable(message("organizations.invalid.urlCredentials")),
    ],
    [{ name: "\u200b" }, "name", noName],
    [{ name: "a\u0007b" }, "name", storable(message("text.errors.oneLine"))],
    [{ country: "Catalunya" }, "country", noCountry("Catalunya")],
    [{ country: "Congo" }, "country", noCountry("Congo")],
    [{ website: "javascript:alert(1)" }, "website", noUrl],
    [{ country: "Atlantis" }, "country", noCountry("Atlantis")],
    [{ country: "EU" }, "country", noCountry("EU")],
    [{ country: "QQ" }, "country", noCountry("QQ")],
    [
      { type: "guild" },
      "type",
      message("imports.problems.type", { type: "guild", types: "union, political_party, others" }),
    ],
  ])("%j is refused at %s", (cells, column, why) => {
    expect(problemsOf(cells)).toEqual([{ line: 7, column, message: why }]);
  });

  it.each(["1.23457E+11", "1,23457E+11", "1E+11", "-1.2e-7"])("has no external id %j: its digits are lost", (id) => {
    const why = message("imports.problems.shortened", { value: id });
    expect(problemsOf({ external_id: id })).toEqual([{ line: 7, column: "external_id", message: why }]);
  });

  it("may leave out the scheme of a website", () => {
    expect(read({ website: "www.webby.example" }).row?.fields.website).toBe("https://www.webby.example");
    expect(read({ external_id: "12E5" }).problems).toEqual([]);
  });

  it("reports all its problems at once", () => {
    const columns = problemsOf({ name: " ", type: "guild", country: "Atlantis", website: "x" }).map(
      ({ column }) => column,
    );
    expect(columns.sort()).toEqual(["country", "name", "type", "website"]);
  });
});
