import "server-only";
import anyAscii from "any-ascii";

const KEY_LENGTH = 120;
const PLAIN = /^[ -_a-~]*$/;
/** Folded words without a mark. */
const WORDS = /^[a-z0-9 ]*$/;
/** Punctuation and signs; of the modifier letters only those that stand for an apostrophe or an accent. */
const SIGN = /[\p{P}\p{Sm}\p{Sk}\u02B0-\u02FF]/gu;
const MIDDLE_DOT = /[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65]/;
const INVISIBLE = /[\p{M}\p{DI}\uFFF9-\uFFFB]/gu;
const LATIN = /(?!\p{ASCII})\p{Script=Latin}/gu;

/** Hyphens, apostrophes and middle dots of every kind as one of each. */
function plainSign(sign: string): string {
  if (MIDDLE_DOT.test(sign)) return "\u00B7";
  const ascii = anyAscii(sign);
  if (ascii === "'" || ascii === "`") return "'";
  return /^-+$/.test(ascii) ? "-" : sign;
}

function plainLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  // The compatibility form of an acute accent alone would be a blank with an accent.
  const bare = text.replaceAll("\u00B4", "'").normalize("NFKD").replace(INVISIBLE, "");
  if (PLAIN.test(bare)) return bare;
  return bare
    .replace(SIGN, plainSign)
    .replace(LATIN, (letter) => anyAscii(letter).replaceAll("`", "'"))
    .replace(/[\s\u0085\u2800]/g, " ")
    .replace(/\p{Cc}/gu, "");
}

/**
 * How names are compared and sorted: lower case without accents and invisible characters, Latin letters as ASCII, one
 * kind of hyphen, apostrophe and middle dot, single spaces. Other scripts stay. Changing this requires a new
 * FOLD_VERSION.
 */
export const fold = (text: string): string =>
  plainLetters(text).toLowerCase().replaceAll("ς", "σ").replace(/\s+/g, " ").trim();

/** Increase it whenever the output of `fold` or `searchText` changes: existing rows are then folded again at the next start. */
export const FOLD_VERSION = 2;

const SORTS_LAST = "\uffff";

/** The bytewise sort key of a name, truncated because index entries have a size limit. Empty names sort last. */
export function sortKey(name: string): string {
  return [...fold(name)].slice(0, KEY_LENGTH).join("") || SORTS_LAST;
}

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
 * LIKE patterns, one per word: a folded column that matches them all has every word somewhere. "0xF47f…4874" is two words.
 * A word of one or two letters is in nearly every row and in no trigram: it matches beginnings of words only. For that the
 * column must begin with a space.
 */
export function wordPatterns(text: string): string[] {
  return searchWords(text)
    .slice(0, 12)
    .map((word) => `%${SHORT.test(word) ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: the first is cut out, the second becomes U+FFFD. */
export function withoutNul<T>(value: T): T;
export function withoutNul(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
  if (Array.isArray(value)) return value.map((item) => withoutNul(item));
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [withoutNul(key), withoutNul(item)]));
  }
  return value;
}
