"use client";

import { useText } from "#use-text";
import { Address } from "@/components/ui/address";
import { CopyButton } from "@/components/ui/copy-button";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OperationView } from "@/lib/operations/model";
import { displayName } from "@/lib/text/visible";
import { OperationDuration } from "../operation-duration";
import { kindKey } from "../operation-title";

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

/** The organization's page; null while there is no organization, and once this operation deleted it. */
function organizationHref({ target, kind, state }: OperationView) {
  if (kind === "organization.delete" && state === "succeeded") return null;
  return target !== null && /^0x[0-9a-f]{40}$/.test(target) ? `/organizations/${target}` : null;
}

function Organization({ operation }: { operation: OperationView }) {
  const text = useText("operations.detail");
  const unnamed = useText("ui.value")("noVisibleName");
  const { target, kind, state, label } = operation;
  const href = organizationHref(operation);
  if (target === null) return kind === "organization.create" ? text("notCreatedYet") : null;
  return (
    <>
      {href ? (
        <Link href={href} className="link mr-1.5 inline-block py-1">
          {displayName(label, unnamed)}
        </Link>
      ) : null}
      <Address value={target} />
      {kind === "organization.delete" && state === "succeeded" ? (
        <span className="ml-1 text-ink-3">{text("deleted")}</span>
      ) : null}
    </>
  );
}

export function OperationDetails({ operation, customer, now }: OperationDetailsProps) {
  const text = useText("operations.detail");
  const kindText = useText("operations.kind");
  const sent = <RelativeTime value={operation.sentAt} now={now} fallback={text("notSent")} />;
  return (
    <Panel pad titleId="details" title={text("details")}>
      <DefinitionList>
        <Definition term={text("kind")}>{kindText(kindKey(operation.kind))}</Definition>
        <Definition term={text("organization")}>
          <Organization operation={operation} />
        </Definition>
        <Definition term={text("customer")}>
          {customer ? (
            <Link href={`/customers/${customer.id}`} className="link">
              {customer.name}
            </Link>
          ) : (
            text("none")
          )}
        </Definition>
        {operation.importId === null ? null : (
          <Definition term={text("import")}>
            <Link href={`/organizations/import/${operation.importId}`} className="link">
              {text("viewImport")}
            </Link>
          </Definition>
        )}
        <Definition term={text("startedBy")}>{operation.actorName}</Definition>
        <Definition term={text("started")}>
          <RelativeTime value={operation.createdAt} now={now} />
        </Definition>
        <Definition term={text("sent")}>
          {operation.attempts > 1 ? text.rich("sentTimes", { time: () => sent, count: operation.attempts }) : sent}
        </Definition>
        {operation.countedBefore === null ? null : (
          <Definition term={text("countedBefore")} hint={text("countedBeforeHint")}>
            {String(operation.countedBefore)}
          </Definition>
        )}
        <Definition term={text("ended")}>
          <RelativeTime value={operation.finishedAt} now={now} fallback={text("notYet")} />
        </Definition>
        <Definition term={text("took")}>
          <OperationDuration operation={operation} now={now} />
        </Definition>
        <Definition term={text("operationId")}>
          <CopyableId value={operation.id} label={text("copyOperationId")} />
        </Definition>
        <Definition term={text("requestId")} hint={text("requestIdHint")}>
          <CopyableId value={operation.requestId} label={text("copyRequestId")} />
        </Definition>
      </DefinitionList>
    </Panel>
  );
}
