import { useLocale, useText } from "#use-text";
import { Address } from "@/components/ui/address";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { JsonView } from "@/components/ui/json-view";
import { MultilingualText } from "@/components/ui/multilingual-text";
import { Panel } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import { countryName, languageLabel } from "@/lib/format";
import type { OrganizationDetail } from "@/lib/organizations/get";
import { typeLabel } from "@/lib/organizations/type-label";

/** Only web addresses become links: a record may hold anything. */
function WebAddress({ value }: { value: string }) {
  if (!/^https?:\/\//i.test(value)) return value;
  return (
    <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">
      {value}
    </a>
  );
}

/** An organization's record at Vocdoni, with every field and language. */
export function OrganizationProfile({ organization }: { organization: OrganizationDetail }) {
  const text = useText("organizations.profile");
  const field = useText("organizations.fields");
  const type = useText("organizations.type");
  const locale = useLocale();
  const form = useText("organizations.form");
  const { record, fields, raw } = organization;
  return (
    <Panel pad titleId="anatomy" title={text("title")}>
      <DefinitionList>
        <Definition term={field("names")}>
          {Object.keys(fields.names).length > 0 ? <MultilingualText value={fields.names} /> : null}
        </Definition>
        <Definition term={field("descriptions")}>
          {Object.keys(fields.descriptions).length > 0 ? <MultilingualText value={fields.descriptions} /> : null}
        </Definition>
        <Definition term={text("address")}>
          <Address value={organization.address} full />
        </Definition>
        <Definition term={field("type")}>{record.type === "" ? null : typeLabel(type, record.type)}</Definition>
        <Definition term={field("website")}>
          {fields.website === "" ? null : <WebAddress value={fields.website} />}
        </Definition>
        <Definition term={field("logo")}>{fields.logo === "" ? null : <WebAddress value={fields.logo} />}</Definition>
        <Definition term={field("country")}>
          {fields.country === "" ? null : countryName(fields.country, locale)}
        </Definition>
        <Definition term={field("timezone")}>{fields.timezone}</Definition>
        {fields.defaultLang ? (
          <Definition term={field("defaultLang")} hint={form("languageHint")}>
            {languageLabel(fields.defaultLang, locale)}
          </Definition>
        ) : null}
        <Definition term={field("size")}>{fields.size}</Definition>
        <Definition term={field("color")}>
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
        <Definition term={field("subdomain")}>{fields.subdomain}</Definition>
        <Definition term={text("marketingEmails")}>{record.communications ? text("on") : text("off")}</Definition>
        <Definition term={text("created")}>
          <DateText value={record.createdAt} />
        </Definition>
        <Definition term={text("managedBy")}>
          {record.managedBy ? <Address value={record.managedBy} /> : null}
        </Definition>
      </DefinitionList>
      <div className="mt-3">
        <JsonView value={raw} summary={text("raw")} />
      </div>
    </Panel>
  );
}
