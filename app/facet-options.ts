import { compareWords } from "@/lib/format";

/** The values that occur, in words and with their numbers, for a filter; in the order of the words. */
export const facetOptions = (
  facets: readonly { value: string; n: number }[],
  word: (value: string) => string,
  locale: string,
) =>
  facets
    .filter(({ value }) => value !== "")
    .map(({ value, n }) => ({ value, label: word(value), count: n }))
    .sort((a, b) => compareWords(a.label, b.label, locale));
