import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { LANGUAGE_COOKIE, parseLanguage, pickLocale } from "./locales";

/**
 * The locale of the person who made this request. Their language is what this browser's cookie says, which a sign-in sets to
 * the choice kept on the account: even an error page without a database has it.
 */
export const readerLocale = cache(async (): Promise<string> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return pickLocale(sent.get("accept-language"), parseLanguage(jar.get(LANGUAGE_COOKIE)?.value));
});
