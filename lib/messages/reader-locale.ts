import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { pickLocale } from "./locales";

/** The locale of the person who made this request. */
export const readerLocale = cache(async (): Promise<string> => pickLocale((await headers()).get("accept-language")));
