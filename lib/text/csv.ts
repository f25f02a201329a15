import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | null;

const CONTROL = /(?![\t\r\n])\p{Cc}/gu;
/** What a spreadsheet would evaluate, even after spaces and invisible characters; including full-width signs. */
const RUN = /^'*[\s\p{DI}]*[-=+@\t\r\n＝＋－＠]/u;
/** The prefix that `csvLines` adds to such a cell. */
export const ESCAPED = /^'(?='*[\s\p{DI}]*[-=+@\t\r\n＝＋－＠])/u;

const BREAKS = /[\t\r\n]/;

function shown(text: string): string {
  const clean = text.replace(/\p{Surrogate}/gu, "\uFFFD").replace(CONTROL, " ");
  return RUN.test(clean) ? `'${clean}` : clean;
}

const options = {
  delimiter: "\t",
  record_delimiter: "windows",
  // With this record delimiter a lone LF or CR would not be quoted.
  quoted_match: BREAKS,
  cast: { string: shown },
} as const;

/**
 * Rows of an export. Text that a spreadsheet would evaluate is prefixed with an apostrophe; control characters become
 * spaces.
 */
export const csvLines = (rows: readonly (readonly CsvCell[])[]): string => stringify([...rows], options);

/** The start of an export: byte order mark and first rows. */
export const csvFile = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${csvLines(rows)}`;

/**
 * UTF-16LE with tabs: the one text format that Excel opens in columns whatever the locale's separator is, without a
 * `sep=` line (which makes it ignore the encoding, and which other readers take for data). See docs/import.md.
 */
export const csvBytes = (text: string): Uint8Array<ArrayBuffer> => Buffer.from(text, "utf16le");
export const CSV_TYPE = "text/csv; charset=utf-16le";
