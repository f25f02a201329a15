import { PRIMARY_INTEGRATOR, PRIMARY_KEY } from "../credentials";
import type { RunningSandbox } from "../start-sandbox";
import type { Content, Job } from "../state/schemas";
import { COOP, IMPORT_ID, JOB_ID, legacy, MANAGER, MAPLE, NOW, OPS, OUTSIDER, OWNER, UNVERIFIED } from "./fixture";

/** Whose session stands for the token of an example; default: the integrator's admin. */
export interface Arranged {
  session?: string;
}

type Arrange = (running: RunningSandbox) => Arranged | undefined;

const as =
  (session: string): Arrange =>
  () => ({ session });

const change =
  (edit: (running: RunningSandbox) => void): Arrange =>
  (running) => {
    edit(running);
    return undefined;
  };

const withoutScope = (scope: string): Arrange =>
  change(({ state }) => {
    for (const key of state.parts.keys) key.scopes = key.scopes.filter((each) => each !== scope);
  });

const integrator = (edit: (entry: { enabled: boolean; managedOrgs: number }) => void): Arrange =>
  change(({ state }) => {
    const entry = state.integrators.get(PRIMARY_INTEGRATOR);
    if (entry !== undefined) edit(entry);
  });

const roles = (address: string, given: Record<string, "admin">): Arrange =>
  change(({ state }) => {
    const organization = state.organizations.get(address);
    if (organization !== undefined) organization.roles = given;
  });

const content = (edit: (maple: Content) => void): Arrange =>
  change(({ state }) => {
    const maple = state.contents.get(MAPLE);
    if (maple !== undefined) edit(maple);
    if (maple !== undefined) state.keep(MAPLE, maple);
  });

const quiet = (maple: Content): void => {
  maple.legacy = [];
  for (const process of maple.voting) for (const question of process.questions) question.chain = "ENDED";
};

const users = (count: number): Arrange =>
  change(({ state }) => {
    const maple = state.organizations.get(MAPLE);
    if (maple !== undefined) maple.counters.users = count;
  });

const invited: Arrange = change(({ state }) => {
  const expiration = Date.parse("2026-08-11T15:03:01.001Z");
  const id = "66b3c0d1c3d4e5f607182b01";
  state.parts.invitations.push({ id, orgAddress: MAPLE, email: "board@maple.example", role: "manager", expiration });
});

const job = (fields: Partial<Job>): Arrange =>
  change(({ state }) => {
    const base = {
      id: JOB_ID,
      type: "set_process_status",
      orgAddress: MAPLE,
      status: "pending",
      createdAt: NOW,
    } as const;
    state.parts.jobs.push({ ...base, ...fields });
  });

const importJob = (fields: Partial<Job>): Arrange => job({ id: IMPORT_ID, type: "org_members", ...fields });
const importDone = importJob({
  status: "completed",
  result: { added: 2, progress: 66, total: 3 },
  errors: ["line 3: could not parse email: nope"],
});
const onlyOwner = roles(MAPLE, { [OWNER]: "admin" });
const legacyOnly = content((maple) => {
  maple.legacy = [legacy({ published: false, upstreamId: "", publishedAt: 0 })];
});
const API_KEYS = "/integrator/organizations/{orgAddress}/apikeys";
const ORG = "/organizations/{orgAddress}";
const QUESTIONS = "PUT /processes/{processId}/questions/status";
const REFUSAL = JSON.stringify({
  error: `vochain replied with error code: (1) setProcessTx: process 6be21a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b302000001 already in ENDED state`,
  code: 5003,
});

/** What the state must be changed to before an example holds; examples that are not here hold in the plain fixture. */
export const ARRANGEMENTS: Record<string, Arrange> = {
  "GET /integrator — JWT of a deleted user": as("ghost@integrator.example"),
  "GET /integrator — JWT of an unverified user": as(UNVERIFIED),
  "GET /integrator — key whose creator was deleted or changed e-mail": change(({ state }) => {
    state.parts.users = state.parts.users.filter(({ email }) => email !== OPS);
  }),
  "GET /integrator — key without quota:read": withoutScope("quota:read"),
  "GET /users/me — ok": roles(MAPLE, { [OPS]: "admin" }),
  "GET /integrator — ok": change(({ state }) => {
    const third = [...state.organizations.values()].at(-1);
    if (third !== undefined) state.remove(third);
  }),
  "GET /integrator — override integrator without a plan": change(({ state }) => {
    const entry = state.integrators.get(PRIMARY_INTEGRATOR);
    if (entry === undefined) return;
    entry.limits = { maxManagedOrgs: 2, maxManagedProcesses: 0, maxVotes: 0, maxSMS: 0, maxEmails: 0 };
    Object.assign(entry, { managedOrgs: 1, managedProcesses: 0 });
    const maple = state.organizations.get(MAPLE);
    if (maple !== undefined) state.remove(maple);
  }),
  "GET /integrator — key of an org that is no longer an integrator": integrator((entry) => {
    entry.enabled = false;
  }),
  "GET /integrator — JWT of a user with no integrator org": as(OUTSIDER),
  "GET /integrator — key whose user lost its role": roles(PRIMARY_INTEGRATOR, {}),
  "GET /integrator — integrator org document gone": change(({ state }) => {
    state.organizations.delete(PRIMARY_INTEGRATOR);
  }),
  "GET /integrator/organizations — none yet": change(({ state }) => {
    for (const organization of [...state.organizations.values()])
      if (organization.managedBy !== null) state.remove(organization);
  }),
  "POST /integrator/organizations — quota reached": integrator((entry) => {
    entry.managedOrgs = 5;
  }),
  "POST /integrator/organizations — quota reached in a race": integrator((entry) => {
    entry.managedOrgs = 4;
  }),
  "POST /integrator/organizations — key's org no longer an integrator": integrator((entry) => {
    entry.enabled = false;
  }),
  "POST /integrator/organizations — key without managed:write": withoutScope("managed:write"),
  "POST /integrator/organizations — caller is only manager of the integrator": as(MANAGER),
  "POST /integrator/organizations — no default plan configured": change(({ state }) => {
    state.parts.conditions.defaultPlan = false;
  }),
  "POST /integrator/organizations — chain provisioning failed": change(({ state }) => {
    state.parts.conditions.provisioning = false;
  }),
  "DELETE /integrator/organizations/{orgAddress} — ok": content(quiet),
  "DELETE /integrator/organizations/{orgAddress} — chain lookup failed (fails closed)": content((maple) => {
    maple.legacy = [legacy({ lost: true })];
  }),
  "DELETE /integrator/organizations/{orgAddress} — JWT user without integrator org": as(OUTSIDER),
  [`GET ${ORG} — unknown or malformed address`]: change(() => {}),
  [`PUT ${ORG} — not admin`]: as(MANAGER),
  [`PUT ${ORG} — creator's user no longer exists`]: change(({ state }) => {
    const maple = state.organizations.get(MAPLE);
    if (maple !== undefined) maple.creator = "gone@integrator.example";
  }),
  [`GET ${ORG}/subscription — none`]: change(({ state }) => {
    const maple = state.organizations.get(MAPLE);
    if (maple !== undefined) maple.subscription = null;
  }),
  [`PUT ${ORG}/meta — not manager or admin`]: as(OUTSIDER),
  [`GET ${ORG}/users/pending — ok`]: invited,
  [`POST ${ORG}/users — ok (invite)`]: users(0),
  [`POST ${ORG}/users — already invited`]: invited,
  [`POST ${ORG}/users — team-member quota`]: users(1),
  [`POST ${ORG}/users — not admin`]: as(OUTSIDER),
  [`GET ${ORG}/members — none`]: content((maple) => {
    maple.members = [];
  }),
  [`GET ${ORG}/censuses — key without voting:write`]: withoutScope("voting:write"),
  [`GET ${ORG}/processes/drafts — ok`]: legacyOnly,
  "PUT /process/{processId}/status — draft": legacyOnly,
  "PUT /process/{processId}/status — key's user has no role": onlyOwner,
  "PUT /process/{processId}/status — queue full": change(({ state }) => {
    state.parts.conditions.queueFull = true;
  }),
  "GET /processes — organization already deleted": change(({ state }) => {
    const maple = state.organizations.get(MAPLE);
    if (maple !== undefined) state.remove(maple);
  }),
  [`${QUESTIONS} — key's user has no role`]: onlyOwner,
  "GET /jobs/{jobId} — pending": job({}),
  "GET /jobs/{jobId} — status change completed": job({ status: "completed", result: { status: "ENDED" } }),
  "GET /jobs/{jobId} — status change failed": job({
    status: "failed",
    errors: [`could not submit signed tx: API error: 500 (${REFUSAL})`],
  }),
  "GET /jobs/{jobId} — legacy publish completed": job({
    ...{ type: "publish_process", status: "completed" },
    result: { address: "6be21a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b302000000", status: "READY" },
  }),
  "GET /jobs/{jobId} — /processes publish completed": job({
    ...{ type: "publish_voting_process", status: "completed", result: { status: "READY" } },
  }),
  "GET /jobs/{jobId} — member import, anonymous or API-key reader": importDone,
  "GET /jobs/{jobId} — member import, admin JWT": importDone,
  "GET /jobs — ok": (running) => {
    importJob({ result: { total: 3 } })(running);
    return job({ status: "completed", result: { status: "ENDED" } })(running);
  },
  [`POST ${API_KEYS} — ok`]: change(({ state }) => {
    state.parts.keys = state.parts.keys.filter(({ secret }) => secret !== PRIMARY_KEY);
  }),
  [`GET ${ORG}/members — key's user has no role (e.g. ownerEmail was another user)`]: roles(COOP, { [OWNER]: "admin" }),
};
