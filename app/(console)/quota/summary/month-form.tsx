import { useText } from "#use-text";
import { GetForm } from "@/components/forms/get-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { formatMonth } from "@/lib/time/dates";
import type { MonthState } from "@/lib/usage/summary-schemas";

type Props = { month: string; months: readonly MonthState[]; locale: string };

/** Chooses a month in the address; works without scripts. */
export function MonthForm({ month, months, locale }: Props) {
  const text = useText("usage.summary");
  const kept = months.map((each) => each.month);
  return (
    <GetForm data-print="hide" className="mb-3 flex items-center gap-2">
      <label htmlFor="month" className="text-ink-2 text-sm">
        {text("month")}
      </label>
      <Select key={month} id="month" name="month" defaultValue={month} className="min-w-0 flex-1 sm:max-w-60">
        {kept.includes(month) ? null : (
          <option value={month}>{text("monthWithoutData", { month: formatMonth(month, locale) })}</option>
        )}
        {months.map((each) => (
          <option key={each.month} value={each.month}>
            {each.isOver
              ? formatMonth(each.month, locale)
              : text("monthToDate", { month: formatMonth(each.month, locale) })}
          </option>
        ))}
      </Select>
      <Button type="submit">{text("show")}</Button>
    </GetForm>
  );
}
