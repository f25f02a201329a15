import "server-only";
import anyAscii from "any-ascii";

const KEY_LENGTH = 120;
const PLAIN = /^[ -_a-~]*$/;
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

/**
 * Increase it whenever the output of `fold` or `searchText` changes: existing rows are then folded again at the next
 * start.
 */
export const FOLD_VERSION = 2;

const SORTS_LAST = "\uffff";

/** The bytewise sort key of a name, truncated because index entries have a size limit. Empty names sort last. */
export function sortKey(name: string): string {
  return [...fold(name)].slice(0, KEY_LENGTH).join("") || SORTS_LAST;
}
