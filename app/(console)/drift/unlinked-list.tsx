import { Note } from "@/components/ui/banner";
import { DateText } from "@/components/ui/relative-time";
import type { Suggestion, UnlinkedRow } from "@/lib/drift/schemas";
import { organizationTypeLabel } from "@/lib/format";
import { organizationName } from "../../short-text";
import { linkOrganizationAction } from "../organizations/actions";
import { CustomerDialog } from "./customer-dialog";
import { CustomerLink, HEADING, OrganizationItem } from "./drift-item";
import { LinkSuggestion } from "./link-suggestion";

function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.state === "none") return <span className="text-ink-3">No customer has its name or external id.</span>;
  if (suggestion.state === "one") {
    return (
      <>
        Suggested: <CustomerLink {...suggestion.customer} />{" "}
        <span className="text-ink-3">{suggestion.by === "name" ? "same name" : "same external id"}</span>
      </>
    );
  }
  return (
    <Note tone="warn" title="Not clear whose it is">
      {suggestion.why} It may be of{" "}
      {suggestion.candidates.map((candidate, index) => (
        <span key={candidate.id}>
          {index > 0 ? ", " : ""}
          <CustomerLink {...candidate} />
        </span>
      ))}
      . You choose.
    </Note>
  );
}

function Remedies({ row }: { row: UnlinkedRow }) {
  const { address, name, suggestion } = row;
  const what = organizationName({ name, address });
  const values = { address, expected: "" };
  return (
    <>
      {suggestion.state === "one" ? (
        <LinkSuggestion address={address} name={name} customer={suggestion.customer} focusAfter={HEADING} />
      ) : null}
      <CustomerDialog
        label="Choose a customer"
        fullLabel={`Choose a customer for ${what}`}
        title={`Link ${what}`}
        description="Nothing at Vocdoni changes."
        confirm="Link"
        done="Linked"
        action={linkOrganizationAction}
        values={values}
        focusAfter={HEADING}
      />
      <CustomerDialog
        label="Make a customer"
        fullLabel={`Make a customer from ${what}`}
        title="Make a customer from it"
        description={`The customer is made here and ${what} is linked to it. Nothing at Vocdoni changes.`}
        confirm="Make and link"
        done="Customer made and linked"
        action={linkOrganizationAction}
        values={values}
        newName={name}
        focusAfter={HEADING}
      />
    </>
  );
}

/** Organizations that no customer has, each with what is suggested for it. */
export function UnlinkedList({ rows, mayLink }: { rows: UnlinkedRow[]; mayLink: boolean }) {
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={
        <>
          <span>{row.type === "" ? "no type" : organizationTypeLabel(row.type)}</span>
          <span>
            made <DateText value={row.createdAt} fallback="at an unknown time" />
          </span>
        </>
      }
      remedies={mayLink ? <Remedies row={row} /> : undefined}
    >
      <SuggestionText suggestion={row.suggestion} />
    </OrganizationItem>
  ));
}
