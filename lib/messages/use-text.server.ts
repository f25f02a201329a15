import { cache, use } from "react";
import type { useLocale as useClientLocale, useTranslations } from "use-intl/react";
import { readerLocale } from "./reader-locale";
import { type Namespace, textOf } from "./text";

/** One translator for all components of a page that ask for the same messages. */
const textOnce = cache(textOf);

/** As in the browser, for synchronous server components; async ones use `getText`. */
function useServerText<N extends Namespace = never>(namespace?: N) {
  return textOnce(use(readerLocale()), namespace);
}

export const useText: typeof useTranslations = useServerText;

/** As in the browser; async code uses `readerLocale`. */
export const useLocale: typeof useClientLocale = () => use(readerLocale());
