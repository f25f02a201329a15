"use client";

import { Address } from "@/components/ui/address";
import { CopyButton } from "@/components/ui/copy-button";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { kindWords, type OperationView } from "@/lib/operations/schemas";
import { shownName } from "@/lib/visible-text";
import { organizationHref } from "../operation-words";
import { Took } from "../took";

type OperationDetailsProps = {
  operation: OperationView;
  /** null: none, or none that can still be shown. */
  customer: { id: string; name: string } | null;
  now: string;
};

function CopyableId({ value, label }: { value: string; label: string }) {
  return (
    <span className="inline-flex items-start gap-1">
      <code className="break-all text-[12.5px] text-ink-2">{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  );
}

function Organization({ operation }: { operation: OperationView }) {
  const { target, kind, state, label } = operation;
  const href = organizationHref(operation);
  if (target === null) return kind === "organization.create" ? "none yet" : null;
  return (
    <>
      {href ? (
        <Link href={href} className="link mr-1.5 inline-block py-1">
          {shownName(label)}
        </Link>
      ) : null}
      <Address value={target} />
      {kind === "organization.delete" && state === "succeeded" ? <span className="text-ink-3"> (deleted)</span> : null}
    </>
  );
}

export function OperationDetails({ operation, customer, now }: OperationDetailsProps) {
  return (
    <Panel pad aria-labelledby="details">
      <PanelHeader titleId="details" title="Details" />
      <DefinitionList>
        <Definition term="Kind">{kindWords[operation.kind]}</Definition>
        <Definition term="Organization">
          <Organization operation={operation} />
        </Definition>
        <Definition term="Customer">
          {customer ? (
            <Link href={`/customers/${customer.id}`} className="link">
              {customer.name}
            </Link>
          ) : (
            "none"
          )}
        </Definition>
        {operation.importId === null ? null : (
          <Definition term="Import">
            <Link href={`/organizations/import/${operation.importId}`} className="link">
              The import that it is a row of
            </Link>
          </Definition>
        )}
        <Definition term="Started by">{operation.actorName}</Definition>
        <Definition term="Started">
          <RelativeTime value={operation.createdAt} now={now} />
        </Definition>
        <Definition term="Sent">
          <RelativeTime value={operation.sentAt} now={now} fallback="not sent" />
          {operation.attempts > 1 ? `, ${operation.attempts} times` : null}
        </Definition>
        {operation.countedBefore === null ? null : (
          <Definition term="Counted before" hint="Organizations in use, as Vocdoni counted them before it was sent.">
            {String(operation.countedBefore)}
          </Definition>
        )}
        <Definition term="Ended">
          <RelativeTime value={operation.finishedAt} now={now} fallback="not yet" />
        </Definition>
        <Definition term="Took">
          <Took operation={operation} now={now} />
        </Definition>
        <Definition term="Operation">
          <CopyableId value={operation.id} label="Copy operation id" />
        </Definition>
        <Definition term="Request" hint="Finds this in the console’s log.">
          <CopyableId value={operation.requestId} label="Copy request id" />
        </Definition>
      </DefinitionList>
    </Panel>
  );
}
