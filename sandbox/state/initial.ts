import * as known from "../credentials";
import { noCounters, type SeedOrganization, seedOrganizations } from "../seed/organizations";
import { demoLimits } from "../seed/usage";
import { ALL_WELL } from "./conditions";
import { randomHex } from "./ids";
import type { ApiKey, Organization, State } from "./schemas";

/** The plan that every managed organization nominally has. */
export const DEFAULT_PLAN = "prod_Free0001";
const SECOND_INTEGRATOR_ORGANIZATIONS = 7;
const OPS_ADMIN: Organization["roles"] = { [known.SESSION_EMAIL]: "admin" };
const OWNER_ADMIN: Organization["roles"] = { [known.OWNER_EMAIL]: "admin" };
const SECOND_ADMIN: Organization["roles"] = { [known.SECOND_SESSION_EMAIL]: "admin" };

/** A document with nothing set but what the arguments say. */
export function blankOrganization(address: string, ordinal: number, now: number): Organization {
  return {
    address,
    ordinal,
    type: "others",
    website: "",
    size: "",
    color: "",
    subdomain: "",
    country: "",
    timezone: "",
    communications: false,
    defaultLang: "en",
    active: true,
    createdAt: Math.floor(now / 1000) * 1000,
    subscription: { planId: DEFAULT_PLAN, startDate: now, email: "" },
    counters: noCounters(),
    managedBy: null,
    meta: {},
    creator: known.SESSION_EMAIL,
    roles: OPS_ADMIN,
    members: 0,
    open: false,
  };
}

function fromSeed(seed: SeedOrganization, ordinal: number, managedBy: string): Organization {
  const { address, type, website, size, country, timezone, meta, counters, members, open } = seed;
  const second = managedBy === known.SECOND_INTEGRATOR;
  const owner = seed.foreignOwner ? known.OWNER_EMAIL : known.SESSION_EMAIL;
  return {
    ...blankOrganization(address, ordinal, seed.createdAt + 318),
    ...{ type, website, size, country, timezone, meta, counters, members, open, managedBy },
    creator: second ? known.SECOND_SESSION_EMAIL : owner,
    roles: second ? SECOND_ADMIN : seed.foreignOwner ? OWNER_ADMIN : OPS_ADMIN,
  };
}

function integratorOrganization(
  address: string,
  ordinal: number,
  name: string,
  email: string,
  now: number,
): Organization {
  return {
    ...blankOrganization(address, ordinal, now),
    type: "company",
    website: `https://${email.split("@")[1]}`,
    size: "50",
    country: "ES",
    timezone: "Europe/Madrid",
    meta: { name: { default: name } },
    creator: email,
    roles: { [email]: "admin" },
    subscription: {
      planId: "prod_IntegratorPro",
      startDate: now,
      renewalDate: now + 365 * 86_400_000,
      email: `billing@${email.split("@")[1]}`,
    },
  };
}

function key(id: string, label: string, secret: string, scopes: string[], now: number): ApiKey {
  const second = secret === known.SECOND_INTEGRATOR_KEY;
  return {
    id,
    label,
    secret,
    scopes,
    orgAddress: second ? known.SECOND_INTEGRATOR : known.PRIMARY_INTEGRATOR,
    createdBy: second ? known.SECOND_SESSION_EMAIL : known.SESSION_EMAIL,
    createdAt: now,
    revoked: false,
  };
}

/** A new state: two integrators, their users and keys, and `count` seeded organizations of the first one. */
export function initialState(count: number, now: number): State {
  const since = now - 800 * 86_400_000;
  const seeds = seedOrganizations(count, { now });
  const others = seedOrganizations(SECOND_INTEGRATOR_ORGANIZATIONS, { seed: 2, now });
  const managed = seeds.map((seed, i) => fromSeed(seed, i + 2, known.PRIMARY_INTEGRATOR));
  const foreign = others.map((seed, i) => fromSeed(seed, count + 2 + i, known.SECOND_INTEGRATOR));
  const processes = (list: Organization[]): number => list.reduce((sum, { counters }) => sum + counters.processes, 0);
  const without = (scope: string): string[] => known.ALL_SCOPES.filter((each) => each !== scope);
  const person = { verified: true };
  return {
    version: 1,
    seededAt: now,
    jwtSecret: randomHex(32),
    nextOrdinal: count + 2 + others.length,
    conditions: { ...ALL_WELL },
    wallet: null,
    users: [
      {
        id: 17,
        email: known.SESSION_EMAIL,
        password: known.SESSION_PASSWORD,
        firstName: "Olga",
        lastName: "Puig",
        ...person,
      },
      {
        id: 18,
        email: known.OWNER_EMAIL,
        password: known.OWNER_PASSWORD,
        firstName: "Ada",
        lastName: "Serra",
        ...person,
      },
      {
        id: 19,
        email: known.SECOND_SESSION_EMAIL,
        password: known.SECOND_SESSION_PASSWORD,
        firstName: "Max",
        lastName: "Vogel",
        ...person,
      },
    ],
    keys: [
      key("0b9c3c1e-5f0e-4a77-9a53-2f6f6c1d8e42", "console", known.PRIMARY_KEY, known.ALL_SCOPES, since),
      key(
        "1c8d4d2f-6a1f-4b88-8b64-3a7a7d2e9f53",
        "reporting",
        known.READ_ONLY_KEY,
        without("managed:write"),
        since + 1,
      ),
      key("2d7e5e3a-7b2a-4c99-9c75-4b8b8e3fa064", "provisioning", known.NO_QUOTA_KEY, without("quota:read"), since + 2),
      {
        ...key("3e6f6f4b-8c3b-4daa-8d86-5c9c9f4ab175", "old ci", known.REVOKED_KEY, known.ALL_SCOPES, since + 3),
        revoked: true,
      },
      key("4f5a7a5c-9d4c-4ebb-9e97-6dada05bc286", "main", known.SECOND_INTEGRATOR_KEY, known.ALL_SCOPES, since + 4),
    ],
    integrators: {
      [known.PRIMARY_INTEGRATOR]: {
        enabled: true,
        limits: demoLimits(count),
        managedOrgs: count,
        managedProcesses: processes(managed),
      },
      [known.SECOND_INTEGRATOR]: {
        enabled: true,
        limits: { maxManagedOrgs: 20, maxManagedProcesses: 50, maxVotes: 5000, maxSMS: 0, maxEmails: 5000 },
        managedOrgs: foreign.length,
        managedProcesses: processes(foreign),
      },
    },
    organizations: [
      integratorOrganization(known.PRIMARY_INTEGRATOR, 0, "Integrator SL", known.SESSION_EMAIL, since),
      integratorOrganization(known.SECOND_INTEGRATOR, 1, "Other Integrator Ltd", known.SECOND_SESSION_EMAIL, since),
      ...managed,
      ...foreign,
    ],
    contents: {},
    jobs: [],
    invitations: [],
  };
}
