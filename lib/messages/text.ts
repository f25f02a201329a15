import type { Messages, NamespaceKeys, NestedKeyOf } from "use-intl";
import { _createCache, _createIntlFormatters, createTranslator, type IntlError, IntlErrorCode } from "use-intl/core";
import { catalogs } from "./catalog";
import { DEFAULT_LANGUAGE, languageOf } from "./locales";
import { isMessage, type Message, message, messageOf } from "./message";

/** Creating an Intl formatter costs as much as a hundred uses; `pickLocale` limits their number. */
const cache = _createCache();
const shared = { _cache: cache, _formatters: _createIntlFormatters(cache) };

/** A missing message or argument is a bug, caught by tests. */
function strict(error: IntlError): void {
  if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) throw error;
}

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The messages of one namespace in one locale; without a namespace it takes whole keys. */
export function textOf<N extends Namespace = never>(locale: string, namespace?: N) {
  return createTranslator<Messages, N>({
    locale,
    messages: catalogs[languageOf(locale)],
    ...(namespace === undefined ? {} : { namespace }),
    onError: strict,
    ...shared,
  });
}

type Plain = Record<string, string | number | Date>;

/** The catalog of a translator whose keys are known only when it runs. */
type Untyped = NonNullable<Parameters<typeof createTranslator>[0]["messages"]>;

/** Translates a message built elsewhere into the reader's language. */
export function translate({ key, values = {} }: Message, locale: string = DEFAULT_LANGUAGE): string {
  const plain: Plain = {};
  for (const [name, value] of Object.entries(values)) plain[name] = isMessage(value) ? translate(value, locale) : value;
  const messages: Untyped = catalogs[languageOf(locale)];
  return createTranslator({ locale, messages, onError: strict, ...shared })(key, plain);
}

/**
 * Translates the output of `storable`; returns any other text unchanged. A message stored by another version that this
 * one doesn't have is reported as such: it must not break a page.
 */
export function translateStored(stored: string, locale: string = DEFAULT_LANGUAGE): string {
  const found = messageOf(stored);
  if (!found) return stored;
  try {
    return translate(found, locale);
  } catch {
    return translate(message("errors.stored.otherVersion"), locale);
  }
}

/** A message or a text from elsewhere, in the reader's language. */
export function say(text: Message | string, locale: string = DEFAULT_LANGUAGE): string {
  return typeof text === "string" ? translateStored(text, locale) : translate(text, locale);
}
