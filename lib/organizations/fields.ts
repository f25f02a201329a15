import type { OrganizationPatch } from "@/lib/vocdoni/request-schemas";
import type { Organization } from "@/lib/vocdoni/schemas";
import { contentHash } from "./mirror";
import { fieldNames, type OrganizationFields } from "./schemas";

const fieldKeys = fieldNames.filter((name): name is keyof OrganizationFields => true);

/** The settable fields as Vocdoni has them now. */
export function fieldsOf(organization: Organization): OrganizationFields {
  const { website, country, timezone, size, color, subdomain } = organization;
  return {
    names: organization.name ?? {},
    descriptions: organization.description ?? {},
    logo: organization.logo?.default ?? "",
    website,
    country,
    timezone,
    size,
    color,
    subdomain,
  };
}

/** Hash of the settable fields, to tell whether somebody else changed them meanwhile. */
export const fieldsHash = (fields: OrganizationFields): string => contentHash(fields);

const same = (a: unknown, b: unknown) => contentHash(a) === contentHash(b);

/** The fields in which two states differ. */
export function changedFields(before: OrganizationFields, after: OrganizationFields): (keyof OrganizationFields)[] {
  return fieldKeys.filter((key) => !same(before[key], after[key]));
}

/** Fields that had a value and would be emptied: Vocdoni ignores an empty string, so this cannot be done. */
export function clearedFields(before: OrganizationFields, after: OrganizationFields): (keyof OrganizationFields)[] {
  return changedFields(before, after).filter((key) => {
    const value = after[key];
    return typeof value === "string" ? value === "" : Object.keys(value).length === 0;
  });
}

/** Any value of a field in one line, for messages and the audit log. */
export function fieldText(value: string | Record<string, string>): string {
  if (typeof value === "string") return value;
  return Object.entries(value)
    .map(([locale, text]) => (locale === "default" ? text : `${locale}: ${text}`))
    .join(" · ");
}

/** The body of a PUT with only what changed. Texts travel whole under `meta`, where an explicit value wins. */
export function toPatch(changed: (keyof OrganizationFields)[], fields: OrganizationFields): OrganizationPatch {
  const patch: OrganizationPatch = {};
  const meta: Record<string, unknown> = {};
  for (const key of changed) {
    if (key === "names") meta.name = fields.names;
    else if (key === "descriptions") meta.description = fields.descriptions;
    else if (key === "logo") meta.logo = { default: fields.logo };
    else patch[key] = fields[key];
  }
  return Object.keys(meta).length > 0 ? { ...patch, meta } : patch;
}
