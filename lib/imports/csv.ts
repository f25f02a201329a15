import { type CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { ESCAPED } from "@/lib/text/csv";
import { withoutInvisible } from "@/lib/text/visible";
import { columnsWith, type ImportColumn, LANGUAGE_COLUMN, MAX_ROWS, type RowProblem } from "./model";

/** `language` only if the file has the column. */
type Cells = Record<Exclude<ImportColumn, typeof LANGUAGE_COLUMN>, string> & { [LANGUAGE_COLUMN]?: string };
/** One row: its first line in the file, and its cells by column. Missing columns are empty. */
export type CsvRow = { line: number; cells: Cells };
/**
 * `columns`: those present. `unused`: unknown columns of the file. `problems`: invalid rows, which aren't in `rows`.
 */
export type CsvFile = {
  rows: CsvRow[];
  columns: ImportColumn[];
  unused: string[];
  problems: RowProblem[];
  total: number;
};

const refuse = (why: Message) => new AppError("invalid-input", message("imports.csv.refused"), { text: why });

const parsedSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
const errorSchema = z.object({ code: z.string(), lines: z.number().catch(0) });

type Fault = "quoteNotClosed" | "quoteInside" | "quoteFollowed" | "invalid";
const faults: Partial<Record<CsvError["code"], Fault>> = {
  CSV_QUOTE_NOT_CLOSED: "quoteNotClosed",
  INVALID_OPENING_QUOTE: "quoteInside",
  CSV_INVALID_CLOSING_QUOTE: "quoteFollowed",
};

/** A first line that tells spreadsheets how cells are separated. Saved by one, it may have cells of its own. */
const SEP = /^\s*"?sep=([^\w"\r\n])"?[,;|\t ]*(?=\n|$)/i;
const CONTROL = /^(?![\t\r\n])\p{Cc}$/u;

/** DOS ended files with 0x1A; others are padded with NUL. A loop: a regular expression could take unbounded time. */
function withoutEnd(text: string): string {
  let end = text.length;
  for (let at = end - 1; at >= 0; at -= 1) {
    const sign = text.charAt(at);
    if (CONTROL.test(sign)) end = at;
    else if (sign.trim() !== "") break;
  }
  return text.slice(0, end);
}

/** One kind of line break, and nothing before the first line or after the last one. */
const plainLines = (text: string) => withoutEnd(text.replace(/^\uFEFF/, "")).replaceAll(/\r\n?/g, "\n");

/** The separator from a `sep=` line, else from the first line, outside quotation marks. */
export function delimiterOf(text: string): string {
  const lines = plainLines(text);
  const [, said] = SEP.exec(lines) ?? [];
  if (said) return said;
  const [first = ""] = lines.trimStart().split("\n", 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const times = (mark: string) => bare.split(mark).length;
  return [",", ";", "\t", "|"].reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}

function records(text: string) {
  let read = 0;
  const options = {
    ...{ delimiter: delimiterOf(text), info: true, relax_column_count: true, trim: true },
    skip_empty_lines: true,
    on_record: (record: string[], { lines }: { lines: number }) => {
      read = lines;
      return record;
    },
  };
  try {
    return parsedSchema.parse(parse(plainLines(text).replace(SEP, ""), options));
  } catch (error) {
    const fault = errorSchema.safeParse(error);
    if (!fault.success) throw error;
    const name = new Map<string, Fault>(Object.entries(faults)).get(fault.data.code) ?? "invalid";
    // An unclosed quote ends with the file: it was opened in the row after the last readable one.
    const line = fault.data.code === "CSV_QUOTE_NOT_CLOSED" ? read + 1 : fault.data.lines;
    throw refuse(message(`imports.csv.${name}`, { line: String(line) }));
  }
}

const known = new Map<string, ImportColumn>([
  ...columnsWith(true).map((column) => [column, column] as const),
  ...["default_lang", "defaultlang"].map((word) => [word, LANGUAGE_COLUMN] as const),
]);
/** Further columns of the console's own file of failed rows. */
const OWN = ["line", "reason"];
const columnKey = (cell: string) => cell.toLowerCase().replaceAll(/[\s-]+/g, "_");

function columnsOf(header: readonly string[]): { at: Map<ImportColumn, number>; unused: string[] } {
  const at = new Map<ImportColumn, number>();
  const unused: string[] = [];
  for (const [index, cell] of header.entries()) {
    const column = known.get(columnKey(cell));
    if (column !== undefined && at.has(column)) throw refuse(message("imports.csv.twice", { column }));
    if (column !== undefined) at.set(column, index);
    else if (cell !== "" && !OWN.includes(columnKey(cell))) unused.push(cell);
  }
  if (at.has("name")) return { at, unused };
  const has = header
    .filter((cell) => cell !== "")
    .slice(0, 8)
    .join(", ");
  if (has === "") throw refuse(message("imports.csv.noColumns"));
  throw refuse(message("imports.csv.noName", { columns: has.slice(0, 200) }));
}

/** Without the apostrophe of the console's own files, on one line, without invisible characters. */
const plain = (cell: string) =>
  withoutInvisible(
    cell
      .replace(ESCAPED, "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join(" ")
      .normalize("NFC"),
  ).trim();
const linesWithin = (record: readonly string[]) => record.join("").split("\n").length - 1;

/**
 * The rows of a CSV text: separated by comma, semicolon, tab or |, with column names in the first line (after any
 * `sep=` line). Throws AppError `invalid-input` for any other text, or more than 1,000 rows.
 */
export function readCsv(text: string): CsvFile {
  if (text.includes("\uFFFD")) throw refuse(message("imports.file.encoding"));
  const [header, ...body] = records(text);
  const filled = body.filter(({ record }) => record.some((cell) => cell !== ""));
  const { at, unused } = columnsOf(header?.record ?? []);
  if (filled.length === 0) throw refuse(message("imports.csv.noRows"));
  if (filled.length > MAX_ROWS) {
    throw refuse(message("imports.csv.tooManyRows", { count: filled.length, limit: MAX_ROWS }));
  }
  const width = header?.record.length ?? 0;
  const file: CsvFile = { rows: [], columns: [...at.keys()], unused, problems: [], total: filled.length };
  for (const { record, info } of filled) {
    const line = info.lines - linesWithin(record);
    if (record.slice(width).some((cell) => cell !== "")) {
      const tooMany = message("imports.csv.tooManyCells", { cells: record.length, columns: width });
      file.problems.push({ line, column: null, message: tooMany });
      continue;
    }
    const cellOf = (column: ImportColumn) => plain(record[at.get(column) ?? width] ?? "");
    const [name, type, country] = [cellOf("name"), cellOf("type"), cellOf("country")];
    const [website, customer, external_id] = [cellOf("website"), cellOf("customer"), cellOf("external_id")];
    const language = at.has(LANGUAGE_COLUMN) ? { language: cellOf(LANGUAGE_COLUMN) } : {};
    file.rows.push({ line, cells: { name, type, country, website, customer, external_id, ...language } });
  }
  return file;
}
