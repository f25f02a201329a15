import { Address } from "@/components/ui/address";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { JsonView } from "@/components/ui/json-view";
import { MultilingualText } from "@/components/ui/multilingual-text";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import { countryName, languageLabel, organizationTypeLabel } from "@/lib/format";
import type { OrganizationDetail } from "@/lib/organizations/get";

/** Only web addresses become links: a record may hold anything. */
function WebAddress({ value }: { value: string }) {
  if (!/^https?:\/\//i.test(value)) return value;
  return (
    <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">
      {value}
    </a>
  );
}

/** An organization as Vocdoni has it, every field and every language. */
export function OrganizationAnatomy({ organization }: { organization: OrganizationDetail }) {
  const { record, fields, raw } = organization;
  return (
    <Panel pad aria-labelledby="anatomy">
      <PanelHeader title="At Vocdoni" titleId="anatomy" note="everybody can read this" />
      <DefinitionList>
        <Definition term="Name">
          {Object.keys(fields.names).length > 0 ? <MultilingualText value={fields.names} /> : null}
        </Definition>
        <Definition term="Description">
          {Object.keys(fields.descriptions).length > 0 ? <MultilingualText value={fields.descriptions} /> : null}
        </Definition>
        <Definition term="Address">
          <Address value={organization.address} full />
        </Definition>
        <Definition term="Type">{record.type === "" ? null : organizationTypeLabel(record.type)}</Definition>
        <Definition term="Website">{fields.website === "" ? null : <WebAddress value={fields.website} />}</Definition>
        <Definition term="Logo">{fields.logo === "" ? null : <WebAddress value={fields.logo} />}</Definition>
        <Definition term="Country">{fields.country === "" ? null : countryName(fields.country)}</Definition>
        <Definition term="Time zone">{fields.timezone}</Definition>
        {fields.defaultLang ? (
          <Definition term="Voter language" hint="Of Vocdoni’s messages to voters.">
            {languageLabel(fields.defaultLang)}
          </Definition>
        ) : null}
        <Definition term="Size">{fields.size}</Definition>
        <Definition term="Colour">
          {fields.color === "" ? null : (
            <span className="inline-flex items-center gap-2 font-mono text-sm">
              {/^#[0-9a-f]{6}$/i.test(fields.color) ? (
                <span
                  aria-hidden="true"
                  className="size-3.5 rounded-sm border border-line-2"
                  style={{ backgroundColor: fields.color }}
                />
              ) : null}
              {fields.color}
            </span>
          )}
        </Definition>
        <Definition term="Subdomain">{fields.subdomain}</Definition>
        <Definition term="Communications">{record.communications ? "Wanted" : "Not wanted"}</Definition>
        <Definition term="Created">
          <DateText value={record.createdAt} />
        </Definition>
        <Definition term="Managed by">{record.managedBy ? <Address value={record.managedBy} /> : null}</Definition>
      </DefinitionList>
      <div className="mt-3">
        <JsonView value={raw} summary="The whole record as JSON" />
      </div>
    </Panel>
  );
}
