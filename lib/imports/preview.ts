import "server-only";
import type { Ctx } from "@/lib/context";
import { getRowChoices, getSlots } from "@/lib/organizations/form-options";
import { type PlannedRow, planImport } from "./plan";
import { countWaiting } from "./read";
import type { PreviewImportInput } from "./schemas";

const newCustomersOf = (rows: readonly PlannedRow[]) => [
  ...new Set(rows.flatMap(({ customer }) => (customer.make ? [customer.make] : []))),
];

/**
 * Parses what would be imported, without changing anything. `fresh`: rows whose organization doesn't exist yet;
 * `where`: what a row duplicates; `faulty`: how many rows have problems; `newCustomers` are created with the new rows,
 * `moreCustomers` if existing rows are included. Throws AppError `invalid-input` for an unreadable file.
 */
export async function previewImport(ctx: Ctx, input: PreviewImportInput) {
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

export type ImportPreview = Awaited<ReturnType<typeof previewImport>>;
