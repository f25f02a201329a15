import { ConfirmAction } from "@/components/forms/confirm-action";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GoneRow } from "@/lib/drift/schemas";
import { organizationName, shortText } from "../../short-text";
import { unlinkOrganizationAction } from "../organizations/actions";
import { keepGoneAction } from "./actions";
import { CustomerLink, HEADING, OrganizationItem } from "./drift-item";

function Remedies({ row: { address, name, customer } }: { row: GoneRow }) {
  const what = organizationName({ name, address });
  return (
    <>
      <ConfirmAction
        label="Keep as a tombstone"
        fullLabel={`Keep ${what} as a tombstone`}
        size="sm"
        title={`Keep ${what} as a tombstone?`}
        confirm="Keep it"
        action={keepGoneAction}
        values={{ address }}
        done="Kept as a tombstone"
        focusAfter={HEADING}
      >
        <p>
          Its last record and its link to {shortText(customer.name)} stay, and it is not listed here any more. This can
          be taken back on the organization’s page. Nothing at Vocdoni changes.
        </p>
      </ConfirmAction>
      <ConfirmAction
        label="Unlink"
        fullLabel={`Unlink ${what}`}
        size="sm"
        variant="ghost"
        title={`Unlink ${what}?`}
        confirm="Unlink"
        action={unlinkOrganizationAction}
        values={{ address, expected: customer.id }}
        done="Unlinked"
        focusAfter={HEADING}
      >
        <p>
          It no longer counts as an organization of {shortText(customer.name)}. Its last record stays; it can be linked
          again on its page. Nothing at Vocdoni changes.
        </p>
      </ConfirmAction>
    </>
  );
}

/** Organizations of a customer that Vocdoni no longer lists. */
export function GoneList({ rows, mayLink, now }: { rows: GoneRow[]; mayLink: boolean; now: string }) {
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={
        <span>
          gone since <RelativeTime value={row.goneAt} now={now} />
        </span>
      }
      remedies={mayLink ? <Remedies row={row} /> : undefined}
    >
      Linked to <CustomerLink {...row.customer} />
    </OrganizationItem>
  ));
}
