import { useText } from "#use-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { Scrolling } from "@/components/ui/scrolling";
import { cn } from "@/lib/cn";
import type { CustomerDetail } from "@/lib/customers/read";
import { shortText } from "../../../short-text";

const LONG = 800;

/** Text as typed; a long one scrolls in a keyboard-focusable box. */
function LongText({ text, label }: { text: string; label: string }) {
  const say = useText("customers.facts");
  const className = "wrap-anywhere whitespace-pre-line text-ink-2";
  if (text.length <= LONG) {
    return (
      <p dir="auto" className={className}>
        {text}
      </p>
    );
  }
  return (
    <Scrolling
      dir="auto"
      aria-label={say("scrollable", { label })}
      className={cn(className, "max-h-72 overflow-y-auto")}
    >
      {text}
    </Scrolling>
  );
}

/** Contact, notes and when the customer was created and updated. */
export function CustomerFacts({ customer, now }: { customer: CustomerDetail; now: string }) {
  const { id, name, externalId, contactName, contactEmail, notes, createdAt, updatedAt } = customer;
  const text = useText("customers.facts");
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Panel pad titleId="customer-contact" title={text("contact")}>
        <DefinitionList>
          <Definition term={text("name")}>{contactName ? <bdi>{contactName}</bdi> : null}</Definition>
          <Definition term={text("email")}>
            {contactEmail ? (
              <a href={`mailto:${encodeURIComponent(contactEmail).replace("%40", "@")}`} className="link">
                {contactEmail}
              </a>
            ) : null}
          </Definition>
        </DefinitionList>
      </Panel>
      <Panel pad titleId="customer-notes" title={text("notes")}>
        {notes ? <LongText text={notes} label={text("notes")} /> : <p className="text-ink-3">{text("noNotes")}</p>}
      </Panel>
      <Panel
        pad
        titleId="customer-record"
        title={text("details")}
        actions={
          <Link href={`/audit-log?target=${id}`} className="link text-sm">
            {text("auditLog")}
          </Link>
        }
      >
        <DefinitionList>
          {shortText(name, 160) === name ? null : (
            <Definition term={text("fullName")}>
              <LongText text={name} label={text("fullName")} />
            </Definition>
          )}
          {externalId === null || shortText(externalId) === externalId ? null : (
            <Definition term={text("fullExternalId")}>
              <LongText text={externalId} label={text("fullExternalId")} />
            </Definition>
          )}
          <Definition term={text("created")}>
            <DateText value={createdAt} />
          </Definition>
          <Definition term={text("updated")}>
            <RelativeTime value={updatedAt} now={now} />
          </Definition>
        </DefinitionList>
      </Panel>
    </div>
  );
}
