type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** By byte order mark, or else by the first character, which starts a column name and so is ASCII. */
function encodingOf([first = 0, second = 0]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark; null when it is in another encoding. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = bytes.length < 2 ? "utf-8" : encodingOf(bytes);
  // A single byte after UTF-16 is an end-of-file mark.
  const whole = encoding === "utf-8" ? bytes : bytes.subarray(0, bytes.length - (bytes.length % 2));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(whole);
  } catch {
    return null;
  }
}
