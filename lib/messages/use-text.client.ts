import { useTranslations } from "use-intl/react";

export { useLocale } from "use-intl/react";

/** The messages of one namespace in the reader's language, in server and client components alike. */
export const useText = useTranslations;
