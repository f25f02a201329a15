/** A sentence as the pattern of itself. */
export const escaped = (sentence: string) => sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Any of these sentences, within a text. */
export const anyOf = (...sentences: string[]) => new RegExp(sentences.map(escaped).join("|"));

/** A text that begins with this sentence; after `before`, which is a pattern already. */
export const startingWith = (sentence: string, before = "") => new RegExp(`^${before}${escaped(sentence)}`);

/** Given to a message where the text may have any figure. */
export const ANY_FIGURE = 7_777_777;

/** A text that begins with this sentence, with any figure for `ANY_FIGURE`. */
export const withAnyFigure = (sentence: string) =>
  new RegExp(`^${escaped(sentence).replaceAll(ANY_FIGURE.toLocaleString("en"), "[\\d,]+")}`);
