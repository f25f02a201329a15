import { use } from "react";
import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translate } from "@/lib/messages/text";
import { typeLabel } from "@/lib/organizations/type-label";
import type { UnassignedRow } from "@/lib/reconciliation/list";
import type { Suggestion } from "@/lib/reconciliation/model";
import { organizationName } from "../../organization-label";
import { linkOrganizationAction } from "../organizations/actions";
import { CustomerDialog } from "./customer-dialog";
import { CreatedAt, CustomerLink, HEADING, OrganizationItem } from "./difference-item";
import { LinkSuggestion } from "./link-suggestion";

function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  const text = useText("reconciliation.unlinked");
  const locale = use(readerLocale());
  if (suggestion.state === "none") return <span className="text-ink-3">{text("noSuggestion")}</span>;
  if (suggestion.state === "one") {
    return text.rich("suggested", {
      customer: () => <CustomerLink {...suggestion.customer} />,
      by: suggestion.by,
      reason: (chunks) => <span className="text-ink-3">{chunks}</span>,
    });
  }
  const customers = suggestion.candidates.map((candidate, index) => (
    <span key={candidate.id}>
      {index > 0 ? ", " : ""}
      <CustomerLink {...candidate} />
    </span>
  ));
  return (
    <Note tone="warn" title={text("ambiguous")}>
      {text.rich("ambiguousHint", { why: translate(suggestion.why, locale), customers: () => customers })}
    </Note>
  );
}

function Remedies({ row }: { row: UnassignedRow }) {
  const text = useText("reconciliation.unlinked");
  const { address, name, suggestion } = row;
  const named = { name: organizationName({ name, address }) };
  const values = { address, expected: "" };
  return (
    <>
      {suggestion.state === "one" ? (
        <LinkSuggestion address={address} name={name} customer={suggestion.customer} focusAfter={HEADING} />
      ) : null}
      <CustomerDialog
        label={text("link")}
        fullLabel={text("linkOf", named)}
        title={text("linkTitle", named)}
        description={text("linkHint")}
        confirm={text("linkConfirm")}
        done={text("linkDone")}
        action={linkOrganizationAction}
        values={values}
        focusAfter={HEADING}
      />
      <CustomerDialog
        label={text("create")}
        fullLabel={text("createOf", named)}
        title={text("createTitle")}
        description={text("createHint", named)}
        confirm={text("createConfirm")}
        done={text("createDone")}
        action={linkOrganizationAction}
        values={values}
        newName={name}
        focusAfter={HEADING}
      />
    </>
  );
}

/** Unassigned organizations, each with what is suggested for it. */
export function UnassignedList({ rows, mayLink }: { rows: UnassignedRow[]; mayLink: boolean }) {
  const text = useText("reconciliation.item");
  const typeText = useText("organizations.type");
  return rows.map((row) => (
    <OrganizationItem
      key={row.address}
      address={row.address}
      name={row.name}
      facts={
        <>
          <span>{row.type === "" ? text("noType") : typeLabel(typeText, row.type)}</span>
          <CreatedAt value={row.createdAt} />
        </>
      }
      remedies={mayLink ? <Remedies row={row} /> : undefined}
    >
      <SuggestionText suggestion={row.suggestion} />
    </OrganizationItem>
  ));
}
