/** The languages that the console speaks; the first one where none fits. */
export const languages = ["en"] as const;
export type Language = (typeof languages)[number];
export const DEFAULT_LANGUAGE: Language = languages[0];

/** The language of a locale: "en-GB" → "en". One that the console does not speak counts as English. */
export function languageOf(locale: string): Language {
  const base = locale.split("-")[0]?.toLowerCase();
  return languages.find((language) => language === base) ?? DEFAULT_LANGUAGE;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

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
    if (wanted.some((each) => each === base) && isLocale(tag)) return tag;
  }
  return language ?? DEFAULT_LANGUAGE;
}
