import "server-only";
import type { Ctx } from "@/lib/context";
import { getRowChoices, getSlots } from "@/lib/organizations/form-options";
import type { ExistingRow, ImportColumn, NewCustomer, RowProblem } from "./model";
import { type PlannedRow, planImport } from "./plan";
import { countWaiting } from "./read";
import type { PreviewImportInput } from "./schemas";
import type { ImportSlots } from "./slot-verdict";

/** The preview, before anything is written. */
export type ImportPreview = ImportSlots & {
  fileName: string;
  total: number;
  /** Rows whose organization doesn't exist yet. */
  fresh: number;
  existing: ExistingRow[];
  problems: RowProblem[];
  /** How many rows have problems. */
  faulty: number;
  columns: ImportColumn[];
  unused: string[];
  /** Customers created with the new rows, and additional ones if existing rows are included. */
  newCustomers: NewCustomer[];
  moreCustomers: NewCustomer[];
  digest: string;
  now: string;
};

const newCustomersOf = (rows: readonly PlannedRow[]) => [
  ...new Set(rows.flatMap(({ customer }) => (customer.make ? [customer.make] : []))),
];

/** Parses what would be imported, without changing anything. Throws AppError `invalid-input` for an unreadable file. */
export async function previewImport(ctx: Ctx, input: PreviewImportInput): Promise<ImportPreview> {
  const [choices, slots] = await Promise.all([getRowChoices(ctx), getSlots(ctx, 0)]);
  const [plan, waiting] = await Promise.all([planImport(ctx, input, choices), countWaiting(ctx)]);
  const fresh = plan.rows.filter(({ existing }) => existing === null);
  const newCustomers = newCustomersOf(fresh);
  return {
    slots,
    waiting,
    fileName: input.fileName,
    total: plan.total,
    fresh: fresh.length,
    existing: plan.rows.flatMap(({ line, name, existing }) =>
      existing === null ? [] : [{ line, name, where: existing }],
    ),
    problems: plan.problems,
    faulty: new Set(plan.problems.map(({ line }) => line)).size,
    columns: plan.columns,
    unused: plan.unused,
    newCustomers,
    moreCustomers: newCustomersOf(plan.rows).filter((make) => !newCustomers.includes(make)),
    digest: plan.digest,
    now: ctx.now().toISOString(),
  };
}
