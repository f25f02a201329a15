import { describe, expect, it } from "vitest";
import { languageOf, parseLanguage, pickLocale, requestLocale } from "./locales";

it.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["de-DE, en-US;q=0.5", "en-US"],
  ["de", "en"],
  ["*", "en"],
  ["en-x-whatever, en-u-nu-thai, en-IE", "en-IE"],
  ["not a tag!!", "en"],
  ["", "en"],
  [null, "en"],
  ["es-MX,es;q=0.9,en;q=0.8", "es-MX"],
  ["es-419,es;q=0.9", "es-419"],
  ["ca-AD,ca;q=0.9,es;q=0.8", "ca-AD"],
  ["ca-ES-valencia,es;q=0.9", "ca"],
  ["fr-FR, ca;q=0.9, es;q=0.8", "ca"],
  ["en;q=0.5, es;q=0.9", "es"],
  ["es;q=0, ca;q=0.1", "ca"],
  ["eu-ES", "en"],
])("of %j, a reader gets %s", (header, locale) => expect(pickLocale(header)).toBe(locale));

describe("a chosen language", () => {
  it.each([
    ["en-GB,en;q=0.9", "es", "es"],
    ["en-GB,es-MX;q=0.5", "es", "es-MX"],
    ["ca-ES,es;q=0.9", "en", "en"],
    [null, "ca", "ca"],
  ] as const)("wins over %j: %s makes %s", (header, chosen, locale) => {
    expect(pickLocale(header, chosen)).toBe(locale);
  });

  it("is read from the cookie, and only if the console speaks it", () => {
    const headers = (cookie: string) => new Headers({ "accept-language": "en-GB", cookie });
    expect(requestLocale(headers("theme=dark; language=ca; other=1"))).toBe("ca");
    expect(requestLocale(headers("language=es"))).toBe("es");
    expect(requestLocale(headers("otherlanguage=es"))).toBe("en-GB");
    expect(requestLocale(headers("language=de"))).toBe("en-GB");
    expect(requestLocale(headers("language=../es"))).toBe("en-GB");
    expect(requestLocale(new Headers())).toBe("en");
  });
});

it("a locale of a language that the console does not speak counts as English", () => {
  expect(languageOf("en-GB")).toBe("en");
  expect(languageOf("ca-AD")).toBe("ca");
  expect(languageOf("de")).toBe("en");
  expect(parseLanguage("de")).toBeNull();
  expect(parseLanguage(undefined)).toBeNull();
});
