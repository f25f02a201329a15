import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { ButtonLink } from "@/components/ui/button";
import type { RenamedRow } from "@/lib/reconciliation/list";
import { displayName, hasVisible } from "@/lib/text/visible";
import { organizationName } from "../../organization-label";
import { OrganizationName } from "../../organization-name";
import { shortText } from "../../short-text";
import { acceptNameAction } from "./actions";
import { CustomerLink, HEADING, OrganizationItem } from "./difference-item";

type Allowed = { mayLink: boolean; mayEdit: boolean };

function Remedies({ row, mayLink, mayEdit }: { row: RenamedRow } & Allowed) {
  const { address, name, agreedName, customer } = row;
  const text = useText("reconciliation.renamed");
  const unnamed = useText("ui.value")("noVisibleName");
  const names = { agreed: shortText(displayName(agreedName, unnamed)), current: shortText(displayName(name, unnamed)) };
  const named = { name: organizationName(row) };
  const common = { size: "sm", action: acceptNameAction, focusAfter: HEADING } as const;
  const values = { address, shown: name };
  return (
    <>
      {mayLink ? (
        <ConfirmAction
          {...common}
          label={text("accept")}
          fullLabel={text("acceptOf", named)}
          title={text("acceptTitle")}
          confirm={text("acceptConfirm")}
          values={values}
          done={text("acceptDone")}
        >
          <p className="wrap-anywhere">{text("acceptBody", names)}</p>
        </ConfirmAction>
      ) : null}
      {mayLink && customer?.sameName && hasVisible(name) ? (
        <ConfirmAction
          {...common}
          label={text("rename")}
          fullLabel={text("renameOf", named)}
          title={text("renameTitle")}
          confirm={text("renameConfirm")}
          values={{ ...values, renameCustomer: String(customer.version) }}
          done={text("renameDone")}
        >
          <p className="wrap-anywhere">{text("renameBody", names)}</p>
        </ConfirmAction>
      ) : null}
      {mayEdit ? (
        <ButtonLink
          href={`/organizations/${address}/edit`}
          size="sm"
          variant="ghost"
          aria-label={text("editOf", named)}
        >
          {text("edit")}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** Organizations whose name at Vocdoni is not the agreed one, with both. */
export function RenamedList({ rows, ...allowed }: { rows: RenamedRow[] } & Allowed) {
  const text = useText("reconciliation.renamed");
  const itemText = useText("reconciliation.item");
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={row.customer ? <CustomerLink {...row.customer} /> : <span>{itemText("unassigned")}</span>}
      remedies={allowed.mayLink || allowed.mayEdit ? <Remedies row={row} {...allowed} /> : undefined}
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <dt className="text-ink-3">{text("agreed")}</dt>
        <dd>
          <OrganizationName name={row.agreedName} />
        </dd>
        <dt className="text-ink-3">{text("current")}</dt>
        <dd>
          <OrganizationName name={row.name} />
        </dd>
      </dl>
    </OrganizationItem>
  ));
}
