import { compareWords } from "@/lib/format";

/** The existing values with labels and counts, for a filter; sorted by label. */
export const facetOptions = (
  facets: readonly { value: string; n: number }[],
  word: (value: string) => string,
  locale: string,
) =>
  facets
    .filter(({ value }) => value !== "")
    .map(({ value, n }) => ({ value, label: word(value), count: n }))
    .sort((a, b) => compareWords(a.label, b.label, locale));
