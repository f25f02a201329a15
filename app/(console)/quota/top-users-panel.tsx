import { shortText } from "@/app/short-text";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatNumber, formatPercent } from "@/lib/format";
import { quotaKeys, quotaWords } from "@/lib/quota/schemas";
import type { TopUser, TopUsers } from "@/lib/quota/top-users";

/** The customers that use most of a counter, each with its part of what all use. */
export function TopUserList({ users, locale }: { users: readonly TopUser[]; locale: string }) {
  if (users.length === 0) return <p className="text-ink-3 text-sm">Nobody so far.</p>;
  return (
    <ol className="text-sm">
      {users.map(({ id, name, used, share }) => (
        <li key={id ?? ""} className="flex items-baseline justify-between gap-2 leading-6">
          <Link
            href={id === null ? "/drift?kind=unlinked" : `/customers/${id}`}
            dir="auto"
            className="min-w-0 truncate rounded-sm hover:underline"
          >
            {shortText(name, 60)}
          </Link>
          <span title={formatNumber(used, locale)} className="shrink-0 text-ink-2 tabular-nums">
            {formatPercent(share, locale)}
          </span>
        </li>
      ))}
    </ol>
  );
}

type Props = { users: TopUsers | null; now: string; locale: string };

/** Who uses most of each counter, on the quota page; the ranking has the rest. */
export function TopUsersPanel({ users, now, locale }: Props) {
  return (
    <Panel pad aria-labelledby="who-uses-it" className="mt-3">
      <PanelHeader
        titleId="who-uses-it"
        title="Who uses it"
        note={
          <>
            {users ? (
              <span>
                worked out <RelativeTime value={users.at} now={now} />
              </span>
            ) : null}
            <Link href="/quota/usage" className="link">
              All organizations
            </Link>
            <Link href="/quota/usage?by=customer" className="link">
              All customers
            </Link>
          </>
        }
      />
      {users ? (
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-5">
          {quotaKeys.map((key) => (
            <div key={key} className="min-w-0">
              <h3 className="text-ink-2 text-sm">
                <Link
                  href={`/quota/usage?by=customer&counter=${key}`}
                  className="inline-block rounded-sm leading-6 hover:text-ink hover:underline"
                >
                  {quotaWords[key]}
                </Link>
              </h3>
              <TopUserList users={users.top[key]} locale={locale} />
            </div>
          ))}
        </div>
      ) : (
        <p className="text-ink-2">Not worked out yet. The console does that within the hour.</p>
      )}
    </Panel>
  );
}
