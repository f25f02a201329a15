import { useText } from "#use-text";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CustomerDetail } from "@/lib/customers/read";

type Props = { usage: CustomerDetail["usage"]; syncedAt: string | null; now: string };

/** The usage of the customer's current organizations, all time. */
export function CustomerUsage({ usage, syncedAt, now }: Props) {
  const text = useText("customers.usage");
  const figures = [
    { term: text("organizations"), value: usage.organizations },
    { term: text("votes"), value: usage.sentVotes },
    { term: text("emails"), value: usage.sentEmails },
    { term: text("sms"), value: usage.sentSMS },
  ];
  return (
    <Panel aria-label={text("label")}>
      <dl className="grid grid-cols-2 sm:grid-cols-4">
        {figures.map(({ term, value }) => (
          <div
            key={term}
            className="flex flex-col border-line px-4 py-3 max-sm:even:border-l max-sm:nth-[n+3]:border-t sm:not-first:border-l"
          >
            <dt className="text-ink-3 text-sm">{term}</dt>
            <dd className="font-[650] text-xl tracking-[-.02em]">
              <Num value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-line border-t px-4 py-2 text-ink-3 text-sm">
        {syncedAt
          ? text.rich("synced", { time: () => <RelativeTime value={syncedAt} now={now} /> })
          : text("neverSynced")}
      </p>
    </Panel>
  );
}
