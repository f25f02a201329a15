import { use } from "react";
import type { useTranslations } from "use-intl/react";
import { readerLocale } from "./reader-locale";
import { type Namespace, textOf } from "./text";

/** As in the browser, for server components that are not async; `getText` is for the others. */
function useServerText<N extends Namespace = never>(namespace?: N) {
  return textOf(use(readerLocale()), namespace);
}

export const useText: typeof useTranslations = useServerText;
