import { Num } from "@/components/ui/number";
import { Panel, PanelHeader } from "@/components/ui/panel";
import type { OrganizationDetail } from "@/lib/organizations/get";

/** Vocdoni's own counters of one organization; what it left out is said to be unknown, never 0. */
export function OrganizationUsage({ organization }: { organization: OrganizationDetail }) {
  const { counters } = organization.record;
  const figures = [
    { label: "Votes", value: counters.sentVotes },
    { label: "E-mails", value: counters.sentEmails },
    { label: "SMS", value: counters.sentSMS },
    { label: "Processes", value: counters.processes, hint: "published, census over 10" },
    { label: "Team", value: counters.users, hint: "invited, owner not counted" },
  ];
  return (
    <Panel pad aria-labelledby="usage">
      <PanelHeader title="Usage" titleId="usage" note="all time" />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
        {figures.map(({ label, value, hint }) => (
          <div key={label} className="flex flex-col">
            <dt className="order-2 text-ink-2 text-sm">
              {label}
              {hint ? <span className="block text-ink-3 text-xs">{hint}</span> : null}
            </dt>
            <dd className="order-1 font-[650] text-xl tracking-[-.02em]">
              {value === null ? <span className="text-ink-3">unknown</span> : <Num value={value} />}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
