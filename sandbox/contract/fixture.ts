import { PRIMARY_INTEGRATOR, PRIMARY_KEY } from "../credentials";
import { ALL_WELL } from "../state/conditions";
import type { LegacyProcess, Question, VotingProcess } from "../state/election-schemas";
import { DEFAULT_PLAN } from "../state/initial";
import type { Content, Organization, State } from "../state/schemas";

/** The names of the examples, as a state of the sandbox. */
export const NOW = Date.parse("2026-08-06T15:03:01.913Z");
export const MAPLE = "0x4a3b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b";
export const COOP = "0x91c0ffee5a5b4c3d2e1f00112233445566778899";
export const OPS = "ops@integrator.example";
export const MANAGER = "manager@integrator.example";
export const OUTSIDER = "outsider@elsewhere.example";
export const UNVERIFIED = "new@integrator.example";
export const OWNER = "owner@customer.example";
export const JOB_ID = "3f9a1c0de4b57286c1d09e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b";
export const IMPORT_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

const THIRD = "0xc05e000000000000000000000000000000000003";
const UPSTREAM = "6be21a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3020000";
const PASSWORD = "correct horse";
const at = (text: string): number => Date.parse(text);

function organization(address: string, ordinal: number, fields: Partial<Organization>): Organization {
  return {
    ...{ address, ordinal, type: "others", website: "", size: "", color: "", subdomain: "", country: "", timezone: "" },
    communications: false,
    defaultLang: "en",
    active: true,
    createdAt: at("2026-08-03T16:40:02Z"),
    subscription: { planId: DEFAULT_PLAN, startDate: at("2026-08-03T16:40:02.770Z"), email: "" },
    counters: { sentSMS: 0, sentEmails: 0, sentVotes: 0, subOrgs: 0, users: 0, processes: 0 },
    managedBy: PRIMARY_INTEGRATOR,
    ...{ meta: {}, creator: OPS, roles: { [OPS]: "admin" }, members: 0, open: false },
    ...fields,
  };
}

const integratorOrganization = (): Organization =>
  organization(PRIMARY_INTEGRATOR, 1, {
    ...{ type: "company", website: "https://integrator.example", size: "50", country: "ES", timezone: "Europe/Madrid" },
    createdAt: at("2026-05-11T08:30:00Z"),
    subscription: {
      planId: "prod_IntegratorPro",
      startDate: at("2026-05-11T08:30:00.101Z"),
      renewalDate: at("2027-05-11T08:30:00Z"),
      lastPaymentDate: at("2026-05-11T08:31:12Z"),
      email: "billing@integrator.example",
    },
    managedBy: null,
    meta: { name: { default: "Integrator SL" } },
    roles: { [OPS]: "admin", [MANAGER]: "manager" },
  });

const maple = (): Organization =>
  organization(MAPLE, 2, {
    ...{ type: "association", website: "https://maple.example", size: "120", country: "ES", timezone: "Europe/Madrid" },
    createdAt: at("2026-08-01T09:12:45Z"),
    subscription: { planId: DEFAULT_PLAN, startDate: at("2026-08-01T09:12:45.318Z"), email: "" },
    counters: { sentSMS: 2, sentEmails: 87, sentVotes: 134, subOrgs: 0, users: 1, processes: 3 },
    meta: { clientRef: "CRM-00042", name: "Maple Street HOA" },
  });

const coop = (): Organization =>
  organization(COOP, 3, {
    type: "cooperative",
    meta: {
      name: { default: "Coop Nord", es: "Coop Norte" },
      plan: 7,
      logo: { default: "https://coop.example/logo.png" },
      description: { default: "Housing co-op", ca: "Cooperativa" },
    },
    creator: OWNER,
    roles: { [OWNER]: "admin" },
  });

const question = (last: string, title: string, index: string, fields: Partial<Question>): Question => ({
  id: `66b2f0a1c3d4e5f6071829${last}`,
  title,
  choices: ["Yes", "No"],
  upstreamId: `${UPSTREAM}${index}`,
  stored: "READY",
  chain: "READY",
  votes: [7, 5],
  ...fields,
});

const CENSUS = {
  ...{ size: 57, weighted: false, groupId: "66b1aa10c3d4e5f607182901" },
  ...{ authFields: ["memberNumber"], twoFaFields: ["email"] },
};

const published = (): VotingProcess => ({
  ...{ id: "66b2f0a1c3d4e5f60718293a", published: true, title: "General assembly", census: CENSUS },
  startDate: at("2026-08-05T08:00:00Z"),
  endDate: at("2026-08-09T18:00:00Z"),
  questions: [
    question("3b", "Approve accounts?", "00", {}),
    question("3c", "Approve budget?", "01", { stored: "ENDED", chain: "RESULTS", votes: [9, 0] }),
  ],
  updatedAt: at("2026-08-05T08:00:04.250Z"),
});

const draft = (): VotingProcess => ({
  ...{ id: "66b2f4b7c3d4e5f607182950", published: false, title: "General assembly", census: CENSUS },
  endDate: at("2026-08-09T18:00:00Z"),
  questions: [
    question("51", "New statutes?", "", { id: "66b2f4b7c3d4e5f607182951", eligible: ["66b1a9f0c3d4e5f607182801"] }),
  ],
  updatedAt: at("2026-08-06T11:00:00.007Z"),
});

export const legacy = (fields: Partial<LegacyProcess> = {}): LegacyProcess => ({
  ...{ id: "66a9d0e1c3d4e5f607182a01", title: "Board election", upstreamId: `${UPSTREAM}00` },
  ...{ stored: "READY", chain: "READY", votes: [7, 5], published: true, interruptible: true, censusSize: 57 },
  startDate: at("2026-08-05T08:00:00Z"),
  endDate: at("2026-08-09T18:00:00Z"),
  publishedAt: at("2026-08-05T07:00:00Z"),
  ...fields,
});

function mapleContent(): Content {
  const ada = {
    memberNumber: "0001",
    name: "Ada",
    surname: "Lovelace",
    nationalId: "X1234567A",
    birthDate: "1985-12-10",
  };
  const members: Content["members"] = [
    {
      id: "66b1a9f0c3d4e5f607182801",
      ...ada,
      email: "ada@maple.example",
      phone: "9f3c1a***",
      weight: "1",
      other: { flat: "3B" },
    },
    {
      id: "66b1a9f0c3d4e5f607182802",
      memberNumber: "0002",
      name: "Alan",
      surname: "Turing",
      email: "alan@maple.example",
      weight: "2",
    },
  ];
  for (let i = 3; i <= 57; i++) members.push({ id: `66b1a9f0c3d4e5f6071829${i}`, memberNumber: `${i}`, weight: "1" });
  const auto = at("2026-08-01T09:20:00.1Z");
  const board = at("2026-08-02T10:00:00Z");
  const about = "This group is automatically generated and always contains every member of your member base.";
  return {
    memberCount: 57,
    members,
    groups: [
      {
        id: "66b1aa10c3d4e5f607182901",
        title: "All members",
        description: about,
        createdAt: auto,
        updatedAt: auto,
        membersCount: 57,
        isAutoGroup: true,
      },
      {
        id: "66b1ab20c3d4e5f607182902",
        title: "Board",
        createdAt: board,
        updatedAt: board,
        censusIds: ["66b2f0a0c3d4e5f607182930"],
        membersCount: 5,
      },
    ],
    censuses: [
      {
        ...{ censusId: "66b2f0a0c3d4e5f607182930", type: "mail", size: 57, weighted: false },
        ...{ groupID: "66b1aa10c3d4e5f607182901", authFields: ["memberNumber"], twoFaFields: ["email"] },
      },
    ],
    bundles: [
      {
        bundleId: "66a9d2f0c3d4e5f607182a10",
        primaryProcessId: `${UPSTREAM}00`,
        processes: [`${UPSTREAM}00`, `${UPSTREAM}01`],
      },
    ],
    legacy: [legacy()],
    voting: [published(), draft()],
  };
}

const KEY_TIMES = { createdAt: at("2026-08-06T15:03:01.913Z"), expiresAt: at("2027-01-01T00:00:00Z") };
const SCOPES = ["quota:read", "managed:read", "managed:write", "voting:write", "members:write"];

/** A fresh copy of the state that the examples speak of. */
export function fixtureState(): State {
  const user = { password: PASSWORD, verified: true };
  const key = { orgAddress: PRIMARY_INTEGRATOR, createdBy: OPS };
  return {
    version: 1,
    seededAt: NOW,
    jwtSecret: "contract",
    nextOrdinal: 5,
    conditions: { ...ALL_WELL },
    wallet: null,
    users: [
      { id: 17, email: OPS, firstName: "Olga", lastName: "Puig", ...user },
      { id: 18, email: MANAGER, firstName: "Mar", lastName: "Soler", ...user },
      { id: 19, email: OUTSIDER, firstName: "Otto", lastName: "Lang", ...user },
      { id: 20, email: OWNER, firstName: "Ona", lastName: "Vila", ...user },
      { id: 21, email: UNVERIFIED, firstName: "Nil", lastName: "Roca", ...user, verified: false },
    ],
    keys: [
      {
        ...{ id: "d1f7a0b2-7c55-4d0e-8b57-6f3f5b8f1a90", label: "old ci", secret: `vsk_77aa01c9${"0".repeat(56)}` },
        ...{ scopes: ["managed:read"], ...key, createdAt: at("2026-06-02T10:00:00.5Z"), revoked: true },
      },
      {
        ...{
          id: "0b9c3c1e-5f0e-4a77-9a53-2f6f6c1d8e42",
          label: "admin dashboard",
          secret: PRIMARY_KEY,
          scopes: SCOPES,
        },
        ...{ ...key, ...KEY_TIMES, lastUsedAt: at("2026-08-06T15:20:44.02Z"), revoked: false },
      },
    ],
    integrators: {
      [PRIMARY_INTEGRATOR]: {
        enabled: true,
        limits: { maxManagedOrgs: 5, maxManagedProcesses: 10, maxVotes: 1000, maxSMS: 200, maxEmails: 500 },
        managedOrgs: 2,
        managedProcesses: 3,
      },
    },
    organizations: [
      integratorOrganization(),
      maple(),
      coop(),
      organization(THIRD, 4, { type: "union", creator: OWNER, roles: { [OWNER]: "admin" } }),
    ],
    contents: { [MAPLE]: mapleContent() },
    jobs: [],
    invitations: [],
  };
}
