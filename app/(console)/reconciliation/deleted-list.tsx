import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeletedRow } from "@/lib/reconciliation/list";
import { organizationName } from "../../organization-label";
import { shortText } from "../../short-text";
import { unlinkOrganizationAction } from "../organizations/actions";
import { keepDeletedAction } from "./actions";
import { HEADING, LinkedTo, OrganizationItem } from "./difference-item";

function Remedies({ row: { address, name, customer } }: { row: DeletedRow }) {
  const text = useText("reconciliation.gone");
  const named = { name: organizationName({ name, address }) };
  const linked = { customer: shortText(customer.name) };
  return (
    <>
      <ConfirmAction
        label={text("keep")}
        fullLabel={text("keepOf", named)}
        size="sm"
        title={text("keepTitle", named)}
        confirm={text("keepConfirm")}
        action={keepDeletedAction}
        values={{ address }}
        done={text("keepDone")}
        focusAfter={HEADING}
      >
        <p>{text("keepBody", linked)}</p>
      </ConfirmAction>
      <ConfirmAction
        label={text("unlink")}
        fullLabel={text("unlinkOf", named)}
        size="sm"
        variant="ghost"
        title={text("unlinkTitle", named)}
        confirm={text("unlinkConfirm")}
        action={unlinkOrganizationAction}
        values={{ address, expected: customer.id }}
        done={text("unlinkDone")}
        focusAfter={HEADING}
      >
        <p>{text("unlinkBody", linked)}</p>
      </ConfirmAction>
    </>
  );
}

/** Organizations of a customer that Vocdoni no longer lists. */
export function DeletedList({ rows, mayLink, now }: { rows: DeletedRow[]; mayLink: boolean; now: string }) {
  const text = useText("reconciliation.gone");
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={<span>{text.rich("since", { time: () => <RelativeTime value={row.goneAt} now={now} /> })}</span>}
      remedies={mayLink ? <Remedies row={row} /> : undefined}
    >
      <LinkedTo customer={row.customer} />
    </OrganizationItem>
  ));
}
