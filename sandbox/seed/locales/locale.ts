/** Organization types of the API. */
export const ORGANIZATION_TYPES = [
  "association",
  "company",
  "cooperative",
  "government",
  "others",
  "political_party",
  "professional_body",
  "sports_club",
  "union",
] as const;

export type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

/** Words and name patterns of one language; `{place}`, `{street}`, `{word}`, `{trade}`, `{sport}`, `{surname}`, `{n}` are filled in. */
export interface Locale {
  code: string;
  /** The first one is that of the places without a country of their own. */
  countries: readonly { country: string; timezone: string }[];
  weight: number;
  /** `Place`, or `Place@CC` of another country. */
  places: readonly string[];
  streets: readonly string[];
  words: readonly string[];
  trades: readonly string[];
  sports: readonly string[];
  firstNames: readonly string[];
  surnames: readonly string[];
  /** Names of organizations by type. */
  names: Record<OrganizationType, readonly string[]>;
  /** Names of the customers that have organizations of a type. */
  customers: Record<OrganizationType, readonly string[]>;
  descriptions: readonly string[];
  elections: readonly string[];
  questions: readonly string[];
  choices: readonly string[];
}

/** Splits a `|`-separated list. */
export const list = (text: string): string[] => text.split("|").map((item) => item.trim());
