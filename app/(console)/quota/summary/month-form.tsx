import { GetForm } from "@/components/forms/get-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type MonthState, monthWords } from "@/lib/quota/summary-schemas";

/** Chooses a month in the address; works without scripts. */
export function MonthForm({ month, months }: { month: string; months: readonly MonthState[] }) {
  const kept = months.map((each) => each.month);
  return (
    <GetForm data-print="hide" className="mb-3 flex items-center gap-2">
      <label htmlFor="month" className="text-ink-2 text-sm">
        Month
      </label>
      <Select key={month} id="month" name="month" defaultValue={month} className="min-w-0 flex-1 sm:max-w-60">
        {kept.includes(month) ? null : <option value={month}>{monthWords(month)}, nothing kept</option>}
        {months.map((each) => (
          <option key={each.month} value={each.month}>
            {monthWords(each.month)}
            {each.isOver ? "" : ", not over yet"}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
    </GetForm>
  );
}
