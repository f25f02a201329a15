import { useText } from "#use-text";
import { shortText } from "@/app/short-text";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPercent } from "@/lib/format";
import type { TopCustomer } from "@/lib/usage/top-customers";

/** The top customers of a counter, each with its share of the total. */
export function TopCustomerList({ users, locale }: { users: readonly TopCustomer[]; locale: string }) {
  const text = useText("quota.topList");
  if (users.length === 0) return <p className="text-ink-3 text-sm">{text("none")}</p>;
  return (
    <ol className="text-sm">
      {users.map(({ id, name, used, share }) => (
        <li key={id ?? ""} className="flex items-baseline justify-between gap-2 leading-6">
          <Link
            href={id === null ? "/reconciliation?kind=unlinked" : `/customers/${id}`}
            dir="auto"
            className="min-w-0 truncate rounded-sm hover:underline"
          >
            {id === null ? text("unassigned") : shortText(name, 60)}
          </Link>
          <span title={formatNumber(used, locale)} className="shrink-0 text-ink-2 tabular-nums">
            {formatPercent(share, locale)}
          </span>
        </li>
      ))}
    </ol>
  );
}
