import { useText } from "#use-text";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { quotaKeys } from "@/lib/quota/model";
import type { TopCustomers } from "@/lib/usage/top-customers";
import { TopCustomerList } from "./top-customer-list";

type Props = { users: TopCustomers | null; now: string; locale: string };

/** The top customers of each counter, on the quota page; the ranking has the rest. */
export function TopCustomersPanel({ users, now, locale }: Props) {
  const text = useText("quota.topCustomers");
  const counter = useText("quota.counter");
  return (
    <Panel
      pad
      titleId="top-customers"
      title={text("title")}
      note={
        <>
          {users ? (
            <span>{text.rich("updated", { ago: () => <RelativeTime value={users.at} now={now} /> })}</span>
          ) : null}
          <Link href="/quota/usage" className="link">
            {text("organizations")}
          </Link>
          <Link href="/quota/usage?by=customer" className="link">
            {text("customers")}
          </Link>
        </>
      }
      className="mt-3"
    >
      {users ? (
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-5">
          {quotaKeys.map((key) => (
            <div key={key} className="min-w-0">
              <h3 className="text-ink-2 text-sm">
                <Link
                  href={`/quota/usage?by=customer&counter=${key}`}
                  className="inline-block rounded-sm leading-6 hover:text-ink hover:underline"
                >
                  {counter(key)}
                </Link>
              </h3>
              <TopCustomerList users={users.top[key]} locale={locale} />
            </div>
          ))}
        </div>
      ) : (
        <p className="text-ink-2">{text("pending")}</p>
      )}
    </Panel>
  );
}
