import { useText } from "#use-text";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import type { OrganizationDetail } from "@/lib/organizations/get";

/** Vocdoni's counters of one organization; missing ones are unknown, never 0. */
export function OrganizationUsage({ organization }: { organization: OrganizationDetail }) {
  const text = useText("organizations.usage");
  const { counters } = organization.record;
  const figures = [
    { label: text("votes"), value: counters.sentVotes },
    { label: text("emails"), value: counters.sentEmails },
    { label: text("sms"), value: counters.sentSMS },
    { label: text("elections"), value: counters.processes, hint: text("electionsHint") },
    { label: text("team"), value: counters.users, hint: text("teamHint") },
  ];
  return (
    <Panel pad titleId="usage" title={text("title")} note={text("period")}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
        {figures.map(({ label, value, hint }) => (
          <div key={label} className="flex flex-col">
            <dt className="order-2 text-ink-2 text-sm">
              {label}
              {hint ? <span className="block text-ink-3 text-xs">{hint}</span> : null}
            </dt>
            <dd className="order-1 font-[650] text-xl tracking-[-.02em]">
              {value === null ? <span className="text-ink-3">{text("unknown")}</span> : <Num value={value} />}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
