/** The console's languages; the first one is the fallback. */
export const languages = ["en", "es", "ca"] as const;
export type Language = (typeof languages)[number];
export const DEFAULT_LANGUAGE: Language = languages[0];

/** Languages by their own names, as their speakers look for them. */
export const languageNames: Record<Language, string> = { en: "English", es: "Español", ca: "Català" };

/** The cookie with the last choice of this browser. */
export const LANGUAGE_COOKIE = "language";

/** One of the console's languages; null for anything else. */
export const parseLanguage = (value: unknown): Language | null =>
  languages.find((language) => language === value) ?? null;

/** The language of a locale: "en-GB" → "en". An unsupported one counts as English. */
export const languageOf = (locale: string): Language =>
  parseLanguage(locale.split("-")[0]?.toLowerCase()) ?? DEFAULT_LANGUAGE;

/**
 * A language, with or without a region: anything longer could be made up by a visitor, and formatters are cached by
 * locale.
 */
const LOCALE = /^[a-z]{2}(-([a-z]{2}|419))?$/i;
const QUALITY = /^q=(?<q>[01](\.\d{0,3})?)$/;

/** The tags of Accept-Language by preference. */
function wantedTags(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(",")
    .slice(0, 10)
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((each) => each.trim());
      const q = parameters.map((each) => QUALITY.exec(each)?.groups?.q).find((each) => each !== undefined);
      return { tag, q: Number(q ?? 1) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}

/**
 * The locale of a reader: `chosen`, else the first supported language of Accept-Language, else English; with the
 * browser's region for that language, which determines date and number formats.
 */
export function pickLocale(acceptLanguage: string | null | undefined, chosen?: Language | null): string {
  const spoken = wantedTags(acceptLanguage ?? "").flatMap((tag) => {
    const language = parseLanguage(tag.split("-")[0]?.toLowerCase());
    return language ? [{ tag, language }] : [];
  });
  const language = chosen ?? spoken[0]?.language ?? DEFAULT_LANGUAGE;
  return spoken.find((each) => each.language === language && LOCALE.test(each.tag))?.tag ?? language;
}

const IN_COOKIES = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(?<value>[a-z]+)`);

/** The locale of a reader, by the headers of their request. Pages and actions use `readerLocale`. */
export const requestLocale = (headers: Pick<Headers, "get">): string =>
  pickLocale(
    headers.get("accept-language"),
    parseLanguage(IN_COOKIES.exec(headers.get("cookie") ?? "")?.groups?.value),
  );
