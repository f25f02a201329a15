import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { LANGUAGE_COOKIE, parseLanguage, pickLocale } from "./locales";

/**
 * The locale of the person who made this request. Their language comes from this browser's cookie, which a sign-in sets
 * to the account's choice: even an error page without a database has it.
 */
export const readerLocale = cache(async (): Promise<string> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return pickLocale(sent.get("accept-language"), parseLanguage(jar.get(LANGUAGE_COOKIE)?.value));
});
