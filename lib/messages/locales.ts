/** The languages that the console speaks; the first one where none fits. */
export const languages = ["en"] as const;
export type Language = (typeof languages)[number];
export const DEFAULT_LANGUAGE: Language = languages[0];

/** The language of a locale: "en-GB" → "en". One that the console does not speak counts as English. */
export function languageOf(locale: string): Language {
  const base = locale.split("-")[0]?.toLowerCase();
  return languages.find((language) => language === base) ?? DEFAULT_LANGUAGE;
}

/** A language, with or without a region: anything longer is a visitor's to invent, and formatters are kept by locale. */
const LOCALE = /^[a-z]{2}(-[a-z]{2})?$/i;

/**
 * The locale of a reader: the first one of Accept-Language whose language the console speaks, with its region, which decides
 * how dates and figures look; English when there is none. `language` is what the person chose, and wins.
 */
export function pickLocale(acceptLanguage: string | null | undefined, language?: Language | null): string {
  const tags = (acceptLanguage ?? "").split(",").slice(0, 10);
  const wanted = language ? [language] : languages;
  for (const part of tags) {
    const tag = part.split(";")[0]?.trim() ?? "";
    const base = tag.split("-")[0]?.toLowerCase();
    if (wanted.some((each) => each === base) && LOCALE.test(tag)) return tag;
  }
  return language ?? DEFAULT_LANGUAGE;
}
