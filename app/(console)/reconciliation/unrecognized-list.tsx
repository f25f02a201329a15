import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import type { UnrecognizedRow } from "@/lib/reconciliation/list";
import { organizationName } from "../../organization-label";
import { shortText } from "../../short-text";
import { addUnrecognizedAction } from "./actions";
import { CustomerDialog } from "./customer-dialog";
import { CreatedAt, HEADING, LinkedTo, OrganizationItem } from "./difference-item";

function Add({ row: { address, name, customer } }: { row: UnrecognizedRow }) {
  const text = useText("reconciliation.references");
  const named = { name: organizationName({ name, address }) };
  const common = {
    label: text("add"),
    fullLabel: text("addOf", named),
    title: text("addTitle", named),
    confirm: text("addConfirm"),
    done: text("addDone"),
    action: addUnrecognizedAction,
    values: { address },
    focusAfter: HEADING,
  };
  if (!customer) return <CustomerDialog {...common} description={text("addBody")} optional />;
  return (
    <ConfirmAction {...common} size="sm">
      <p>{text("addLinkedBody", { customer: shortText(customer.name) })}</p>
    </ConfirmAction>
  );
}

/** Organizations that a console created and this one has no record of. */
export function UnrecognizedList({ rows, mayLink }: { rows: UnrecognizedRow[]; mayLink: boolean }) {
  const text = useText("reconciliation.references");
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={<CreatedAt value={row.createdAt} />}
      remedies={mayLink ? <Add row={row} /> : undefined}
    >
      {text.rich("reference", {
        reference: row.reference,
        code: (chunks) => <code className="break-all text-[12.5px]">{chunks}</code>,
      })}
      {row.customer ? (
        <>
          {" · "}
          <LinkedTo customer={row.customer} />
        </>
      ) : null}
    </OrganizationItem>
  ));
}
