import { ConfirmAction } from "@/components/forms/confirm-action";
import { ButtonLink } from "@/components/ui/button";
import type { RenamedRow } from "@/lib/drift/schemas";
import { hasVisible, shownName } from "@/lib/visible-text";
import { organizationName, shortText } from "../../short-text";
import { OrganizationName } from "../organizations/organization-name";
import { acceptNameAction } from "./actions";
import { CustomerLink, HEADING, OrganizationItem } from "./drift-item";

type Allowed = { mayLink: boolean; mayEdit: boolean };

function Remedies({ row, mayLink, mayEdit }: { row: RenamedRow } & Allowed) {
  const { address, name, agreedName, customer } = row;
  const [was, is] = [shortText(shownName(agreedName)), shortText(shownName(name))];
  const what = organizationName(row);
  const common = { size: "sm", action: acceptNameAction, focusAfter: HEADING } as const;
  const values = { address, shown: name };
  return (
    <>
      {mayLink ? (
        <ConfirmAction
          {...common}
          label="Accept the new name"
          fullLabel={`Accept the new name ${what}`}
          title="Accept the new name?"
          confirm="Accept it"
          values={values}
          done="The new name is accepted"
        >
          <p className="wrap-anywhere">
            “{is}” counts as agreed on from now on, instead of “{was}”. Nothing else changes, here or at Vocdoni.
          </p>
        </ConfirmAction>
      ) : null}
      {mayLink && customer?.sameName && hasVisible(name) ? (
        <ConfirmAction
          {...common}
          label="Rename the customer too"
          fullLabel={`Accept the name ${what} and rename the customer too`}
          title="Accept the name, and rename the customer?"
          confirm="Accept and rename"
          values={{ ...values, renameCustomer: String(customer.version) }}
          done="Accepted, and the customer is renamed"
        >
          <p className="wrap-anywhere">
            The customer “{was}” is called “{is}” from now on too. Nothing at Vocdoni changes.
          </p>
        </ConfirmAction>
      ) : null}
      {mayEdit ? (
        <ButtonLink
          href={`/organizations/${address}/edit`}
          size="sm"
          variant="ghost"
          aria-label={`Edit ${what} at Vocdoni`}
        >
          Edit at Vocdoni
        </ButtonLink>
      ) : null}
    </>
  );
}

/** Organizations whose name at Vocdoni is another than the one agreed on, with both. */
export function RenamedList({ rows, ...allowed }: { rows: RenamedRow[] } & Allowed) {
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={row.customer ? <CustomerLink {...row.customer} /> : <span>linked to no customer</span>}
      remedies={allowed.mayLink || allowed.mayEdit ? <Remedies row={row} {...allowed} /> : undefined}
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <dt className="text-ink-3">Agreed on</dt>
        <dd>
          <OrganizationName name={row.agreedName} />
        </dd>
        <dt className="text-ink-3">At Vocdoni now</dt>
        <dd>
          <OrganizationName name={row.name} />
        </dd>
      </dl>
    </OrganizationItem>
  ));
}
