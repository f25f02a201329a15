const UTF_16 = /^(\xFF\xFE|\xFE\xFF)/;

export const NOT_UTF_8 =
  "This file is not in UTF-8. Save it again as “CSV UTF-8” (in a spreadsheet: Save as, or Download), and choose that file.";

/** The text of a file in UTF-8, with or without a byte order mark; null when it is in another encoding. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (UTF_16.test(String.fromCharCode(...bytes.subarray(0, 2)))) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
