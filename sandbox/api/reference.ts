import { ApiError } from "../http/errors";
import { httpError, json, text } from "../http/reply";
import type { Call, Route } from "../http/router";
import { DEFAULT_PLAN } from "../state/initial";

export const CHAIN_ID = "vocdoni/LTS/1.2";

const TYPES = [
  ["association", "Association"],
  ["company", "Company / Corporation"],
  ["cooperative", "Cooperative"],
  ["government", "Government"],
  ["others", "Others"],
  ["political_party", "Political Party"],
  ["professional_body", "Professional Body"],
  ["sports_club", "Sports Club"],
  ["union", "Union"],
] as const;

const ROLES = [
  { role: "viewer", name: "Viewer", organizationWritePermission: false, processWritePermission: false },
  { role: "admin", name: "Admin", organizationWritePermission: true, processWritePermission: true },
  { role: "manager", name: "Manager", organizationWritePermission: false, processWritePermission: true },
];

const PLAN_LIMITS = {
  organization: {
    ...{ teamMembers: 1, subOrgs: 0, maxProcesses: 10, maxCensus: 50, maxVotes: 0, maxDaysDuration: 7 },
    ...{ customURL: false, drafts: 1, customPlan: false },
  },
  votingTypes: { single: true, multiple: true, approval: true, cumulative: true, ranked: true, weighted: true },
  features: {
    ...{ anonymous: true, overwrite: true, liveResults: true, personalization: false, emailReminder: false },
    ...{ "2FAsms": 0, "2FAemail": 100, whiteLabel: false, liveStreaming: false, phoneSupport: false },
  },
  integratorLimits: { maxManagedOrgs: 0 },
};

/** The default plan as GET subscription shows it. */
export const SUBSCRIPTION_PLAN = {
  id: DEFAULT_PLAN,
  name: "Free Plan",
  stripeMonthlyPriceId: "price_month_free",
  monthlyPrice: 0,
  stripeYearlyPriceId: "price_year_free",
  yearlyPrice: 0,
  default: true,
  ...PLAN_LIMITS,
};

const PUBLIC_PLAN = {
  id: DEFAULT_PLAN,
  name: "Free Plan",
  stripeMonthlyPriceID: "price_month_free",
  monthlyPrice: 0,
  stripeYearlyPriceID: "price_year_free",
  yearlyPrice: 0,
  default: true,
  public: true,
  freeTrialDays: 0,
  ...PLAN_LIMITS,
};

/** Whether an organization may have the type. */
export const isOrganizationType = (type: string): boolean => TYPES.some(([each]) => each === type);

/** Languages of the messages to voters, where the generation has them. */
const LANGUAGES = { languages: ["en", "es", "ca"], default: "en" };

/** The language that a body asks for; null for none, and where there are none. Throws 40004 for one that is not offered. */
export function chosenLanguage({ sandbox }: Call, asked: string): string | null {
  if (asked === "" || sandbox.settings.generation !== "current") return null;
  if (LANGUAGES.languages.includes(asked)) return asked;
  throw new ApiError("malformedBody", `unsupported language: ${asked}`);
}

/** Any rotation of a list: the backend walks a map, so the order changes from call to call. */
function inAnyOrder<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const INFO = { version: "v1.4.2-0.20260806150301-fb835a15ba93", goVersion: "go1.26.1", chainId: CHAIN_ID };

export const referenceRoutes: Route[] = [
  { method: "GET", path: "/ping", access: "public", handler: () => text(".") },
  { method: "GET", path: "/info", access: "public", handler: () => json(INFO) },
  { method: "GET", path: "/plans", access: "public", handler: () => json([PUBLIC_PLAN]) },
  {
    method: "GET",
    path: "/organizations/types",
    access: "public",
    handler: () => json({ types: inAnyOrder(TYPES).map(([type, name]) => ({ type, name })) }),
  },
  {
    method: "GET",
    path: "/organizations/languages",
    access: "public",
    // Before the route with `{address}`, which would take the word for an address.
    handler: ({ sandbox }) =>
      sandbox.settings.generation === "current" ? json(LANGUAGES) : httpError(404, "404 page not found"),
  },
  { method: "GET", path: "/organizations/roles", access: "public", handler: () => json({ roles: inAnyOrder(ROLES) }) },
];
