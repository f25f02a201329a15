"use client";

import { createContext, type ReactNode, use } from "react";
import { DEFAULT_LOCALE } from "@/lib/format";

const LocaleContext = createContext(DEFAULT_LOCALE);

/** The reader's locale for figures, as the server read it from Accept-Language: both sides then agree. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): string {
  return use(LocaleContext);
}
