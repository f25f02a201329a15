import { message, storable } from "@/lib/messages/message";
import { contentHash } from "@/lib/text/content-hash";
import { withoutNul } from "@/lib/text/without-nul";
import type { OrganizationPatch } from "@/lib/vocdoni/request-schemas";
import type { Organization } from "@/lib/vocdoni/schemas";
import {
  fieldNames,
  localeSchema,
  type OrganizationFields,
  organizationFieldsSchema,
  type StoredFields,
  textSchemas,
  textsProblem,
} from "./schemas";

export type Field = keyof OrganizationFields;
type Texts = Record<string, string>;

const fieldKeys = fieldNames.filter((name): name is Field => true);

/** The settable fields as Vocdoni has them now. */
export function fieldsOf(organization: Organization): StoredFields {
  const { website, country, timezone, size, color, subdomain, defaultLang } = organization;
  return withoutNul({
    names: organization.name ?? {},
    descriptions: organization.description ?? {},
    logo: organization.logo?.default ?? "",
    website,
    country,
    timezone,
    size,
    color,
    subdomain,
    defaultLang,
    logos: organization.logo ?? {},
  });
}

/** Hash of the settable fields that a form showed, to detect edits by others since. */
export const fieldsHash = (fields: StoredFields): string => contentHash(fields);

/** The fields as shown by a form without a language field. */
export const withoutLanguage = (fields: StoredFields): StoredFields => ({ ...fields, defaultLang: undefined });

const same = (a: unknown, b: unknown) => contentHash(a) === contentHash(b);

/** The fields that differ between two states. */
export function changedFields(before: OrganizationFields, after: OrganizationFields): Field[] {
  return fieldKeys.filter((key) => !same(before[key] ?? "", after[key] ?? ""));
}

/** Fields whose value would be cleared: Vocdoni ignores an empty string, so this isn't possible. */
export function clearedFields(before: OrganizationFields, after: OrganizationFields): Field[] {
  return changedFields(before, after).filter((key) => {
    const value = after[key];
    return typeof value === "object" ? Object.keys(value).length === 0 : !value;
  });
}

/** Any value of a field in one line, for messages and the audit log. */
export function fieldText(value: string | Texts | undefined): string {
  if (typeof value !== "object") return value ?? "";
  return Object.entries(value)
    .map(([locale, text]) => (locale === "default" ? text : `${locale}: ${text}`))
    .join(" · ");
}

/** A value as a browser submits it unchanged: controls change line breaks and trim URLs. */
function asShown(key: Field, text: string): string {
  if (key === "descriptions") return text.replaceAll(/\r\n?/g, "\n");
  const line = text.replaceAll(/[\r\n]/g, "");
  return key === "logo" || key === "website" ? line.trim() : line;
}

function editTexts(
  key: "names" | "descriptions",
  before: Texts,
  typed: Texts,
): { value: Texts; problem: string | null } {
  const shown = (texts: Texts) =>
    Object.fromEntries(Object.entries(texts).flatMap(([locale, text]) => (text ? [[locale, asShown(key, text)]] : [])));
  const [was, now] = [shown(before), shown(typed)];
  if (same(was, now)) return { value: before, problem: null };
  const value: Texts = {};
  for (const [locale, text] of Object.entries(now)) {
    if (Object.hasOwn(was, locale) && was[locale] === text) {
      value[locale] = before[locale] ?? text;
      continue;
    }
    const parsed = textSchemas[key].safeParse(text);
    const known = Object.hasOwn(before, locale) ? null : localeSchema.safeParse(locale);
    const problem = parsed.error?.issues[0]?.message ?? known?.error?.issues[0]?.message;
    if (problem !== undefined) return { value: before, problem };
    if (parsed.data) value[locale] = parsed.data;
  }
  // A text without a default at Vocdoni doesn't need one just because another language was edited.
  const lacksDefault = Object.keys(was).length > 0 && !was.default && Object.keys(value).length > 0;
  return { value, problem: lacksDefault ? null : textsProblem(key, value) };
}

/**
 * The values of an edit: untouched ones stay exactly as Vocdoni has them, the others must be valid. `problems`: errors
 * by field.
 */
export function editFields(before: StoredFields, typed: OrganizationFields) {
  const after: StoredFields = { ...before };
  const problems: Partial<Record<Field, string>> = {};
  for (const key of fieldKeys) {
    if (key === "names" || key === "descriptions") {
      const { value, problem } = editTexts(key, before[key], typed[key]);
      after[key] = value;
      if (problem !== null) problems[key] = problem;
    } else if (typed[key] !== undefined && asShown(key, before[key] ?? "") !== asShown(key, typed[key])) {
      const parsed = organizationFieldsSchema.shape[key].safeParse(typed[key]);
      if (parsed.success) after[key] = parsed.data ?? "";
      else problems[key] = parsed.error.issues[0]?.message ?? storable(message("organizations.invalid.value"));
    }
  }
  return { after, problems };
}

/** The body of a PUT, with changed fields only. Texts are sent complete under `meta`, where an explicit value wins. */
export function toPatch(changed: Field[], fields: StoredFields): OrganizationPatch {
  const patch: OrganizationPatch = {};
  const meta: Record<string, unknown> = {};
  for (const key of changed) {
    if (key === "names") meta.name = fields.names;
    else if (key === "descriptions") meta.description = fields.descriptions;
    else if (key === "logo") meta.logo = { ...fields.logos, default: fields.logo };
    else patch[key] = fields[key];
  }
  return Object.keys(meta).length > 0 ? { ...patch, meta } : patch;
}
