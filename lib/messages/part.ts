import type { Messages } from "use-intl";
import type { useTranslations } from "use-intl/react";

/** One part of an area, as in "quota.gauge": what a component asks `useText` for. */
export type TextPart = { [A in keyof Messages]: `${A & string}.${keyof Messages[A] & string}` }[keyof Messages];

/** The translator of a part, for functions that receive it from a component. */
export type Text<P extends TextPart> = ReturnType<typeof useTranslations<P>>;
