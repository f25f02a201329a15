import type { Locale, OrganizationType } from "./locales/locale";
import { pick } from "./random";

export interface NameValues {
  place: string;
  /** ISO 3166 code of the place, when it is not that of the language's first country. */
  country: string | undefined;
  street: string;
  word: string;
  trade: string;
  sport: string;
  surname: string;
  other: string;
  n: string;
}

/** Values for the placeholders of a name pattern, all of one language. */
export function nameValues(next: () => number, locale: Locale): NameValues {
  const [place = "", country] = pick(next, locale.places).split("@");
  return {
    place,
    country,
    street: pick(next, locale.streets),
    word: pick(next, locale.words),
    trade: pick(next, locale.trades),
    sport: pick(next, locale.sports),
    surname: pick(next, locale.surnames),
    other: pick(next, locale.surnames),
    n: String(1 + Math.floor(next() * 180)),
  };
}

/** Catalan and French shorten `de` before a vowel. */
const elided = (name: string, locale: Locale): string =>
  locale.code === "ca" || locale.code === "fr" ? name.replace(/\b([dD])e (?=[AEIOUÀÈÉÍÒÓÚÎ])/g, "$1'") : name;

export function fillName(pattern: string, values: NameValues, locale: Locale): string {
  let surnames = 0;
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, key) => {
    if (key === "place") return values.place;
    if (key === "street") return values.street;
    if (key === "word") return values.word;
    if (key === "trade") return values.trade;
    if (key === "sport") return values.sport;
    if (key === "n") return values.n;
    if (key === "surname") return surnames++ === 0 ? values.surname : values.other;
    return whole;
  });
  return elided(filled.charAt(0).toUpperCase() + filled.slice(1), locale);
}

/** Names given so far, each with the last number that told namesakes apart. */
export type TakenNames = Map<string, number>;

/** Gives each name once: tries anew, then tells namesakes apart by a place, then by a number. */
export function uniqueName(taken: TakenNames, propose: () => { name: string; place: string }): string {
  let last = propose();
  for (let attempt = 0; attempt < 2 && taken.has(last.name); attempt++) last = propose();
  let name = last.name;
  if (taken.has(name) && !name.includes(last.place)) name = `${name}, ${last.place}`;
  const base = name;
  let number = taken.get(base) ?? 1;
  while (taken.has(name)) name = `${base} ${++number}`;
  taken.set(base, number);
  taken.set(name, 1);
  return name;
}

/** The same values in the pattern that another language has for such a name. */
export function translateName(type: OrganizationType, index: number, other: Locale, values: NameValues): string {
  const patterns = other.names[type];
  return fillName(patterns[index % patterns.length] ?? "{word}", values, other);
}

/** `Comunitat d'Olot` → `comunitat-d-olot`. */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);
}
