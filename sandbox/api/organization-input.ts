import { booleanField, checkAddressField, field, objectField, textField } from "../http/decode";
import { ApiError } from "../http/errors";
import { type JsonObject, localizedSchema } from "../state/schemas";
import { LOCALIZED_KEYS } from "./organization-view";

export interface OrganizationInput {
  type: string;
  communications: boolean;
  /** `false` when left out, as Go reads it. */
  active: boolean;
  /** `""` when left out. */
  defaultLang: string;
  ownerEmail: string;
  /** The texts that both create and update can set, `""` when left out. */
  texts: { website: string; size: string; color: string; subdomain: string; country: string; timezone: string };
  /** Shorthand `name`, `logo` and `description`, those that were sent. */
  shorthand: JsonObject;
  /** `meta` as sent. */
  meta: JsonObject;
}

/** Decodes the body of create and update. Throws 40004. */
export function organizationInput(body: JsonObject): OrganizationInput {
  for (const name of ["address", "parent", "managedBy"]) checkAddressField(body, name);
  for (const name of ["subscription", "counters"]) objectField(body, name);
  const shorthand: JsonObject = {};
  for (const key of LOCALIZED_KEYS) {
    const value = field(body, key);
    if (value === undefined) continue;
    shorthand[key] = shorthandText(value);
  }
  const text = (name: string): string => textField(body, name);
  return {
    type: text("type"),
    communications: booleanField(body, "communications"),
    active: booleanField(body, "active"),
    defaultLang: text("defaultLang"),
    ownerEmail: text("ownerEmail"),
    texts: {
      website: text("website"),
      size: text("size"),
      color: text("color"),
      subdomain: text("subdomain"),
      country: text("country"),
      timezone: text("timezone"),
    },
    shorthand,
    meta: objectField(body, "meta") ?? {},
  };
}

function shorthandText(value: JsonObject[string]): JsonObject {
  if (typeof value === "string") return { default: value };
  const parsed = localizedSchema.safeParse(value);
  if (!parsed.success || parsed.data.default === undefined) throw new ApiError("malformedBody");
  return parsed.data;
}
