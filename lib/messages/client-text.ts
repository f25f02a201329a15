import "server-only";
import type { AbstractIntlMessages } from "use-intl";
import { catalogs } from "./catalog";
import { languageOf } from "./locales";
import type { TextPart } from "./part";

/** Messages by part, as sent to a browser: "quota.gauge" → its messages. */
export type TextByPart = Record<string, AbstractIntlMessages>;

/** The messages of some parts in the language of a locale. */
export function textOfParts(locale: string, parts: readonly TextPart[]): TextByPart {
  const catalog: Record<string, Record<string, AbstractIntlMessages>> = catalogs[languageOf(locale)];
  return Object.fromEntries(
    parts.map((part) => {
      const [area = "", name = ""] = part.split(".");
      const messages = catalog[area]?.[name];
      if (!messages) throw new Error(`No messages at ${part}`);
      return [part, messages];
    }),
  );
}
