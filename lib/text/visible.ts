/**
 * Invisible characters other than control characters: zero-width characters, soft hyphens, direction marks. Not those
 * that belong to visible text: a joiner that a script or an emoji needs, a variation selector after a character, the
 * tags of a flag.
 */
const INVISIBLE =
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,7}\u{E007F}|(?<=[^\p{ASCII}\p{Script=Latin}\p{Z}\p{C}])[\u200C\u200D](?=[^\p{ASCII}\p{Script=Latin}\p{Z}\p{C}])|(?<=[^\p{Z}\p{C}a-zA-Z])\p{Variation_Selector})|[\p{DI}\uFFF9-\uFFFB]/gu;
/** A letter, digit, sign or symbol; U+2800 is a symbol without ink. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}\p{DI}\u2800]/u;
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** The text without invisible signs; those that a script or an emoji needs stay, and so do control characters. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, "$1");

export const hasVisible = (text: string): boolean => VISIBLE.test(text);

/** One line as it is compared: NFC, without what is invisible, single blanks. */
export const visibleLine = (text: string): string =>
  withoutInvisible(text.normalize("NFC").replace(CONTROL, " ")).replace(/\s+/g, " ").trim();

/** A name from Vocdoni as it is shown: nothing in it is invisible or turns around what follows. `unnamed`: if none is visible. */
export const displayName = (name: string, unnamed: string): string => (hasVisible(name) ? visibleLine(name) : unnamed);
