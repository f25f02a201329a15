import type { MessageKeys, Messages, NestedKeyOf } from "use-intl";
import catalan from "#messages/ca";
import english from "#messages/en";
import spanish from "#messages/es";
import type { Language } from "./locales";

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof english;
  }
}

/** The whole key of a message, as in "auth.signIn.title". */
export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

/**
 * Every message in each language, for the server and the command line; browsers get their parts from `ClientText`.
 * Compiled in a Next.js build, ICU text elsewhere: the same translator reads both.
 */
export const catalogs: Record<Language, Messages> = { en: english, es: spanish, ca: catalan };
