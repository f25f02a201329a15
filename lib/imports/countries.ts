import "server-only";
import countries from "i18n-iso-countries";
import { countryName } from "@/lib/format";
import { languages } from "@/lib/messages/locales";
import { searchWords } from "@/lib/text/search-words";

type Named = readonly [name: string, code: string];

/** Regions that have a code but aren't countries. */
const NO_COUNTRIES = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];
/** Common names that are missing from every list. */
const ALIASES: Named[] = [
  ...["England", "Scotland", "Wales", "Northern Ireland", "Britain"].map((name): Named => [name, "GB"]),
  ...[["Holland", "NL"] as const, ["Burma", "MM"] as const, ["Swaziland", "SZ"] as const],
  ...[["Macedonia", "MK"] as const, ["East Timor", "TL"] as const],
];
const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

const key = (name: string) => searchWords(name).join(" ");
/** "UK" is an alias of GB. */
const canonical = (code: string) => new Intl.Locale(`und-${code}`).region ?? code;

const codes = () =>
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => countryName(code, "en") !== code && !NO_COUNTRIES.includes(code),
  );
/** As the console shows them. */
const shownIn = (language: string) =>
  codes().flatMap((code): Named[] => [
    [code, canonical(code)],
    [countryName(code, language), canonical(code)],
  ]);

const namesIn = (language: string): Named[] =>
  Object.entries(countries.getNames(language, { select: "all" })).flatMap(([code, names]) =>
    [names].flat().map((name): Named => [name, code]),
  );

/** Later names never override earlier ones; a name of two countries matches none. */
function addNames(known: Map<string, string | null>, names: readonly Named[]): void {
  const added = new Map<string, string | null>();
  for (const [name, code] of names) {
    const before = added.get(key(name));
    added.set(key(name), before === undefined || before === code ? code : null);
  }
  for (const [name, code] of added) if (!known.has(name)) known.set(name, code);
}

let known: Map<string, string | null> | undefined;

function allNames(): Map<string, string | null> {
  if (known) return known;
  known = new Map();
  const others = countries.getSupportedLanguages().filter((language) => language !== "en");
  addNames(known, shownIn("en"));
  addNames(known, [...namesIn("en"), ...ALIASES]);
  addNames(
    known,
    Object.entries(countries.getAlpha3Codes()).map(([three, two]): Named => [three, two]),
  );
  for (const language of languages) addNames(known, shownIn(language));
  addNames(known, others.flatMap(namesIn));
  return known;
}

/** A country's code, from its two- or three-letter code or its name in one of many languages. */
export const countryOf = (text: string): string | undefined => allNames().get(key(text)) ?? undefined;
