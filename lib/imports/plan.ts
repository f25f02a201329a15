import "server-only";
import type { Ctx } from "@/lib/context";
import type { ErrorText } from "@/lib/errors";
import { contentHash } from "@/lib/text/content-hash";
import { readCsv } from "./csv";
import { type MatchedCustomer, matchCustomers } from "./customers";
import { findExisting } from "./existing";
import { columnsWith, type ImportColumn, LANGUAGE_COLUMN, type RowProblem } from "./model";
import { isScientific, type RowChoices, type RowFields, readRow } from "./rows";
import type { PreviewImportInput } from "./schemas";

/** A row that can be created. `existing`: where an organization with its name exists; null: nowhere. */
export type PlannedRow = RowFields & { customer: MatchedCustomer; existing: ErrorText | null };
export type Plan = {
  rows: PlannedRow[];
  problems: RowProblem[];
  /** The recognized columns. */
  columns: ImportColumn[];
  unused: string[];
  /** Rows of the file, including those with problems. */
  total: number;
  /** Equal for equal plans: what a person saw is what starts. */
  digest: string;
};

/** What importing this text would do now. Throws AppError `invalid-input` for text that isn't such a file. */
export async function planImport(
  ctx: Pick<Ctx, "db">,
  input: Pick<PreviewImportInput, "text" | "defaultType">,
  choices: RowChoices,
): Promise<Plan> {
  const file = readCsv(input.text);
  const read = file.rows.map((row) => ({ cells: row.cells, ...readRow(row, choices, input.defaultType) }));
  const asked = file.rows.map(({ line, cells: { customer: name, external_id } }) => ({
    ...{ line, name },
    externalId: isScientific(external_id) ? "" : external_id,
  }));
  const matched = await matchCustomers(ctx, asked);
  const problems = [...file.problems];
  const good: (RowFields & { customer: MatchedCustomer })[] = [];
  for (const [index, { row, problems: ofRow }] of read.entries()) {
    const customer = matched[index];
    problems.push(...ofRow);
    if (customer && "message" in customer) problems.push(customer);
    else if (row && customer) good.push({ ...row, customer });
  }
  const offered = choices.languages.length > 0;
  const existing = await findExisting(ctx, good);
  const rows = good.map((row, index) => ({ ...row, existing: existing[index] ?? null }));
  return {
    rows,
    problems: problems.sort((a, b) => a.line - b.line),
    columns: columnsWith(offered),
    unused: !offered && file.columns.includes(LANGUAGE_COLUMN) ? [...file.unused, LANGUAGE_COLUMN] : file.unused,
    total: file.total,
    digest: contentHash(rows.map(({ existing: place, ...row }) => ({ ...row, existing: place !== null }))),
  };
}

/** The rows to start. */
export const chosenRows = (plan: Plan, includeExisting: boolean): PlannedRow[] =>
  plan.rows.filter(({ existing }) => includeExisting || existing === null);
