import { expect, it } from "vitest";
import { languageOf, pickLocale } from "./locales";

it.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["de-DE, en-US;q=0.5", "en-US"],
  ["de", "en"],
  ["*", "en"],
  ["en-x-whatever, en-u-nu-thai, en-IE", "en-IE"],
  ["not a tag!!", "en"],
  ["", "en"],
  [null, "en"],
])("of %j, a reader gets %s", (header, locale) => expect(pickLocale(header)).toBe(locale));

it("a locale of a language that the console does not speak counts as English", () => {
  expect(languageOf("en-GB")).toBe("en");
  expect(languageOf("de")).toBe("en");
});
