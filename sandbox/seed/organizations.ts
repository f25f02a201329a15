import type { JsonObject, Localized } from "../state/schemas";
import { LOCALES } from "./locales/all";
import type { Locale, OrganizationType } from "./locales/locale";
import { fillName, nameValues, slug, type TakenNames, translateName, uniqueName } from "./names";
import { hexDigits, pick, pickWeighted, random, shuffle } from "./random";
import { type SeedUsage, seedUsage } from "./usage";

const DAY_MS = 86_400_000;
const SPREAD_DAYS = 730;
/** Of all draws, those that give one organization without a customer: about a tenth of the organizations. */
const LONERS = 0.275;

const WEIGHTED_LOCALES = LOCALES.map((locale) => [locale, locale.weight] as const);

const TYPES: [OrganizationType, number][] = [
  ["association", 34],
  ["sports_club", 16],
  ["cooperative", 14],
  ["professional_body", 9],
  ["government", 8],
  ["union", 7],
  ["company", 5],
  ["others", 4],
  ["political_party", 5],
];

const GROUP_SIZES: [number, number][] = [
  [1, 40],
  [2, 18],
  [3, 12],
  [4, 8],
  [5, 6],
  [7, 5],
  [9, 4],
  [12, 4],
  [16, 3],
];

/** Who a group of organizations belongs to. */
export interface SeedCustomer {
  index: number;
  name: string;
  locale: Locale;
  type: OrganizationType;
}

/** One organization of the seed; what the API shows of it is made by `fromSeed`. */
export interface SeedOrganization extends SeedUsage {
  address: string;
  /** The name in any case, also of those whose `meta` has none. */
  label: string;
  type: OrganizationType;
  website: string;
  size: string;
  country: string;
  timezone: string;
  meta: JsonObject;
  createdAt: number;
  customer: SeedCustomer | null;
  /** Its admin is the owner by `ownerEmail`, not the integrator's user. */
  foreignOwner: boolean;
}

export interface SeedOptions {
  /** Default 1. */
  seed?: number;
  /** Unix ms that the creation dates end at; default: the start of today (UTC). */
  now?: number;
}

interface Draft extends Omit<SeedOrganization, "createdAt" | keyof SeedUsage> {}

/** `count` organizations in insertion order. The same count and seed give the same ones, apart from the dates that follow `now`. */
export function seedOrganizations(count: number, options: SeedOptions = {}): SeedOrganization[] {
  const next = random((options.seed ?? 1) * 7919 + count);
  const now = options.now ?? Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const taken: TakenNames = new Map();
  const takenCustomers: TakenNames = new Map();
  const drafts: Draft[] = [];
  for (let index = 0; drafts.length < count; index++) {
    const locale = pickWeighted(next, WEIGHTED_LOCALES);
    const type = pickWeighted(next, TYPES);
    const alone = next() < LONERS;
    const customer = alone ? null : seedCustomer(next, takenCustomers, index, locale, type);
    const size = alone ? 1 : pickWeighted(next, GROUP_SIZES);
    for (let i = 0; i < size && drafts.length < count; i++) drafts.push(draft(next, taken, locale, type, customer));
  }
  shuffle(next, drafts);
  const usage = seedUsage(next, count);
  const ages = Array.from({ length: count }, () => next() ** 1.3 * SPREAD_DAYS * DAY_MS).sort((a, b) => b - a);
  return drafts.map((entry, i) => ({
    ...entry,
    ...(usage[i] ?? { members: 0, open: false, counters: noCounters() }),
    createdAt: now - Math.round((ages[i] ?? 0) / 1000) * 1000,
  }));
}

/** The counters of an organization that has done nothing. */
export function noCounters(): SeedUsage["counters"] {
  return { sentSMS: 0, sentEmails: 0, sentVotes: 0, subOrgs: 0, users: 0, processes: 0 };
}

function seedCustomer(
  next: () => number,
  taken: TakenNames,
  index: number,
  locale: Locale,
  type: OrganizationType,
): SeedCustomer {
  const name = uniqueName(taken, () => {
    const values = nameValues(next, locale);
    return { name: fillName(pick(next, locale.customers[type]), values, locale), place: values.place };
  });
  return { index, name, locale, type };
}

function draft(
  next: () => number,
  taken: TakenNames,
  locale: Locale,
  type: OrganizationType,
  customer: SeedCustomer | null,
): Draft {
  let values = nameValues(next, locale);
  let pattern = "";
  const label = uniqueName(taken, () => {
    values = nameValues(next, locale);
    pattern = pick(next, locale.names[type]);
    return { name: fillName(pattern, values, locale), place: values.place };
  });
  const where = locale.countries.find(({ country }) => country === values.country) ?? locale.countries[0];
  const placed = next() < 0.9;
  const other = pick(next, LOCALES);
  const translated = translateName(type, locale.names[type].indexOf(pattern), other, values);
  return {
    address: `0x${hexDigits(next, 40)}`,
    label,
    type,
    website: next() < 0.75 ? `https://${slug(label)}.example` : "",
    size: next() < 0.8 ? pick(next, ["10", "25", "50", "80", "120", "250", "500", "1000", "2500"]) : "",
    country: placed ? (where?.country ?? "") : "",
    timezone: placed ? (where?.timezone ?? "") : "",
    meta: seedMeta(next, label, locale, other, translated),
    customer,
    foreignOwner: next() < 0.03,
  };
}

function seedMeta(next: () => number, label: string, locale: Locale, other: Locale, translated: string): JsonObject {
  const meta: JsonObject = {};
  const form = next();
  const localized: Localized = { default: label };
  if (form < 0.25) {
    localized[locale.code] = label;
    if (other !== locale) localized[other.code] = translated;
  }
  if (form < 0.88) meta.name = localized;
  else if (form < 0.96) meta.name = label;
  if (next() < 0.3) meta.description = { default: pick(next, locale.descriptions) };
  if (next() < 0.12) meta.logo = { default: `https://${slug(label)}.example/logo.png` };
  if (next() < 0.1) meta.clientRef = `CRM-${String(Math.floor(next() * 100_000)).padStart(5, "0")}`;
  return meta;
}
