import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";
import type { CustomerDetail } from "@/lib/customers/read";
import { shortText } from "../../../short-text";

const LONG = 800;

/** Text as it was typed; a long one scrolls in a box that the keyboard reaches. */
function LongText({ text, label }: { text: string; label: string }) {
  const className = "wrap-anywhere whitespace-pre-line text-ink-2";
  if (text.length <= LONG) {
    return (
      <p dir="auto" className={className}>
        {text}
      </p>
    );
  }
  return (
    <section
      dir="auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${label}, scrolls`}
      className={cn(className, "max-h-72 overflow-y-auto")}
    >
      {text}
    </section>
  );
}

/** Contact, notes and the record's own history. */
export function CustomerFacts({ customer, now }: { customer: CustomerDetail; now: string }) {
  const { id, name, externalId, contactName, contactEmail, notes, createdAt, updatedAt } = customer;
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
        {notes ? <LongText text={notes} label="Notes" /> : <p className="text-ink-3">No notes.</p>}
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
          {shortText(name, 160) === name ? null : (
            <Definition term="Whole name">
              <LongText text={name} label="Whole name" />
            </Definition>
          )}
          {externalId === null || shortText(externalId) === externalId ? null : (
            <Definition term="Whole external id">
              <LongText text={externalId} label="Whole external id" />
            </Definition>
          )}
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
