import { ConfirmAction } from "@/components/forms/confirm-action";
import { DateText } from "@/components/ui/relative-time";
import type { ReferenceRow } from "@/lib/drift/schemas";
import { organizationName, shortText } from "../../short-text";
import { keepReferenceAction } from "./actions";
import { CustomerDialog } from "./customer-dialog";
import { CustomerLink, HEADING, OrganizationItem } from "./drift-item";

function Adopt({ row: { address, name, customer } }: { row: ReferenceRow }) {
  const what = organizationName({ name, address });
  const words = { label: "Adopt it", fullLabel: `Adopt ${what}`, confirm: "Adopt", done: "Adopted" };
  const common = { ...words, action: keepReferenceAction, values: { address }, focusAfter: HEADING };
  const description =
    "It counts as one of yours from now on, although this console has no record of making it, and is not listed here any more. Nothing at Vocdoni changes.";
  if (!customer) return <CustomerDialog {...common} title={`Adopt ${what}`} description={description} optional />;
  return (
    <ConfirmAction {...common} size="sm" title={`Adopt ${what}?`}>
      <p>
        {description} It stays linked to {shortText(customer.name)}.
      </p>
    </ConfirmAction>
  );
}

/** Organizations that a console made and this one has no record of. */
export function ReferencesList({ rows, mayLink }: { rows: ReferenceRow[]; mayLink: boolean }) {
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={
        <span>
          made <DateText value={row.createdAt} fallback="at an unknown time" />
        </span>
      }
      remedies={mayLink ? <Adopt row={row} /> : undefined}
    >
      Reference <code className="break-all text-[12.5px]">{row.reference}</code>
      {row.customer ? (
        <>
          {" · linked to "}
          <CustomerLink {...row.customer} />
        </>
      ) : null}
    </OrganizationItem>
  ));
}
