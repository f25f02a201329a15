import "server-only";
import type { Ctx } from "@/lib/context";
import type { Text } from "@/lib/messages/part";
import { csvFile, csvLines } from "@/lib/text/csv";
import { isChangeKnown, nextOfMonth } from "./summary";
import { type MonthState, summaryKeys } from "./summary-schemas";

const PART = 1_000;

/**
 * The summary of a month as CSV (see lib/text/csv.ts), in parts: each customer's figures at the end of the month (or
 * when last recorded) and their change within it, empty if the previous month wasn't recorded.
 */
export async function* summaryCsv(
  ctx: Pick<Ctx, "db">,
  state: MonthState,
  months: readonly MonthState[],
  text: Text<"usage.file">,
): AsyncGenerator<string> {
  const known = isChangeKnown(months, state.month);
  const head = summaryKeys.flatMap((key) => [key, `${key}_change`]);
  yield csvFile([["month", "time_zone", "kept_until", "customer_id", "customer", "external_id", ...head]]);
  let after: string | null = "";
  while (after !== null) {
    const { rows, last }: Awaited<ReturnType<typeof nextOfMonth>> = await nextOfMonth(ctx, state.month, after, PART);
    const lines = rows.map(({ customer, used, before }) => [
      state.month,
      state.timeZone,
      state.last,
      customer?.id ?? "",
      customer?.name ?? text("unassigned"),
      customer?.externalId ?? "",
      ...summaryKeys.flatMap((key) => [used[key], known ? used[key] - before[key] : ""]),
    ]);
    if (lines.length > 0) yield csvLines(lines);
    after = last;
  }
}
