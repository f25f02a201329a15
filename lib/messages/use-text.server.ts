import { cache, use } from "react";
import type { useLocale as useClientLocale, useTranslations } from "use-intl/react";
import { readerLocale } from "./reader-locale";
import { type Namespace, textOf } from "./text";

/** One translator for all components of a page that ask for the same messages. */
const textOnce = cache(textOf);

/** As in the browser, for server components that are not async; `getText` is for the others. */
function useServerText<N extends Namespace = never>(namespace?: N) {
  return textOnce(use(readerLocale()), namespace);
}

export const useText: typeof useTranslations = useServerText;

/** As in the browser; `readerLocale` is for what is async. */
export const useLocale: typeof useClientLocale = () => use(readerLocale());
