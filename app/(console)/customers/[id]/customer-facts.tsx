import Link from "next/link";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import type { CustomerDetail } from "@/lib/customers/read";

/** Contact, notes and the record's own history. */
export function CustomerFacts({ customer, now }: { customer: CustomerDetail; now: string }) {
  const { id, contactName, contactEmail, notes, createdAt, updatedAt } = customer;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Panel pad aria-labelledby="customer-contact">
        <PanelHeader title="Contact" titleId="customer-contact" />
        <DefinitionList>
          <Definition term="Name">{contactName ? <bdi>{contactName}</bdi> : null}</Definition>
          <Definition term="E-mail">
            {contactEmail ? (
              <a href={`mailto:${encodeURIComponent(contactEmail).replace("%40", "@")}`} className="link">
                {contactEmail}
              </a>
            ) : null}
          </Definition>
        </DefinitionList>
      </Panel>
      <Panel pad aria-labelledby="customer-notes">
        <PanelHeader title="Notes" titleId="customer-notes" />
        {notes ? (
          <p dir="auto" className="wrap-anywhere whitespace-pre-line text-ink-2">
            {notes}
          </p>
        ) : (
          <p className="text-ink-3">No notes.</p>
        )}
      </Panel>
      <Panel pad aria-labelledby="customer-record">
        <PanelHeader
          title="Record"
          titleId="customer-record"
          actions={
            <Link href={`/activity?target=${id}`} className="link text-sm">
              Its activity
            </Link>
          }
        />
        <DefinitionList>
          <Definition term="Created">
            <DateText value={createdAt} />
          </Definition>
          <Definition term="Last changed">
            <RelativeTime value={updatedAt} now={now} />
          </Definition>
        </DefinitionList>
      </Panel>
    </div>
  );
}
