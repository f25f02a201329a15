import type { Generation } from "../generation";
import { goTime, goTimeNanos } from "../http/reply";
import type { JsonObject, Localized, Organization } from "../state/schemas";
import { localizedSchema } from "../state/schemas";

/** The keys of `meta` that hold texts in several languages. */
export const LOCALIZED_KEYS = ["name", "logo", "description"] as const;

type JsonValue = JsonObject[string];

/** With its keys in order at every level, as Go writes a map. */
export function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return sortedObject(value);
}

export function sortedObject(value: JsonObject): JsonObject {
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}

/** A text by language; plain strings count as the default one. Null when it is neither. */
export function localized(value: JsonValue | undefined): Localized | null {
  if (typeof value === "string") return { default: value };
  const parsed = localizedSchema.safeParse(value);
  return parsed.success ? Object.fromEntries(Object.entries(parsed.data).sort(([a], [b]) => (a < b ? -1 : 1))) : null;
}

export function subscriptionView(organization: Organization, fresh: boolean): JsonObject {
  const { planId = "", startDate, renewalDate, lastPaymentDate, email = "" } = organization.subscription ?? {};
  const started = fresh && startDate !== undefined ? goTimeNanos(startDate) : goTime(startDate);
  const active = organization.subscription !== null;
  return {
    planId,
    startDate: started,
    renewalDate: goTime(renewalDate),
    lastPaymentDate: goTime(lastPaymentDate),
    active,
    email,
  };
}

/** What only some generations show. */
function ofGeneration({ defaultLang, active }: Organization, generation: Generation): JsonObject {
  if (generation === "current") return { defaultLang };
  return generation === "lts" ? { active } : {};
}

/** An organization as list, get and create show it; `fresh` right after its creation. */
export function organizationView(
  organization: Organization,
  generation: Generation = "august",
  fresh = false,
): JsonObject {
  const { address, website, createdAt, type, size, color, subdomain, country, timezone, communications } = organization;
  const meta: JsonObject = { ...organization.meta };
  const texts: JsonObject = {};
  for (const key of LOCALIZED_KEYS) {
    const value = localized(meta[key]);
    if (value === null) continue;
    meta[key] = value;
    texts[key] = value;
  }
  return {
    ...{
      address,
      website,
      createdAt: goTime(createdAt),
      type,
      size,
      color,
      subdomain,
      country,
      timezone,
      communications,
    },
    ...ofGeneration(organization, generation),
    subscription: subscriptionView(organization, fresh),
    counters: organization.counters,
    parent: null,
    ...(organization.managedBy === null ? {} : { managedBy: organization.managedBy }),
    meta: sortedObject(meta),
    ...texts,
  };
}
