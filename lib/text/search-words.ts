import "server-only";
import { fold } from "./keys";

/** Folded words without a mark. */
const WORDS = /^[a-z0-9 ]*$/;
/** Removed within a word: "col·legi", "S.L.", "O'Hara". */
const WITHIN = /['.\u00B7]/g;
/** Ends a word, unless it is a hyphen or a slash next to a digit, as IDs have them; a few marks are searched for. */
const BETWEEN = /(?!(?<=\p{N})[-/][\p{L}\p{N}]|(?<=\p{L})[-/]\p{N})(?![_&%@#*\\])[\p{P}|]/gu;
const geminated = (word: string) => word.replace(/l[.\u00B7]l/g, "l");

const wordsOf = (folded: string): string[] =>
  (WORDS.test(folded) ? folded : folded.replace(WITHIN, "").replace(BETWEEN, " ")).split(" ").filter(Boolean);

/** The words that are searched for, folded. */
export const searchWords = (text: string): string[] => wordsOf(fold(text.replaceAll("…", " ")));

/** Other ways in which people write a word: "saintdenis" for "saint-denis", "colegi" for "col·legi". */
const variants = (word: string): string[] =>
  [/^[\p{L}'.\u00B7-]+$/u.test(word) ? word.replaceAll("-", "") : word, geminated(word)].filter(
    (other) => other !== word,
  );

/** What is stored for `wordPatterns` to find: the words of a text, then other spellings of some. */
export function searchText(text: string): string {
  const folded = fold(text.replaceAll("…", " "));
  if (WORDS.test(folded)) return folded;
  const others = /[-.\u00B7]/.test(folded) ? folded.split(" ").flatMap(variants).flatMap(wordsOf) : [];
  return [...wordsOf(folded), ...new Set(others)].join(" ");
}

/** One or two letters or digits, in a script that puts spaces between its words. */
const SHORT =
  /^(?!.*[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}]{1,2}$/u;

/**
 * LIKE patterns, one per word: a folded column that matches them all has every word somewhere. "0xF47f…4874" is two
 * words. A word of one or two letters is in nearly every row and in no trigram: it matches beginnings of words only.
 * For that the column must begin with a space.
 */
export function wordPatterns(text: string): string[] {
  return searchWords(text)
    .slice(0, 12)
    .map((word) => `%${SHORT.test(word) ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`);
}
