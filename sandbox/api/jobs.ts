import type { Generation } from "../generation";
import { strictAddress } from "../http/addresses";
import { ApiError } from "../http/errors";
import { hasRole } from "../http/identity";
import { pageParameters, paginate } from "../http/pagination";
import { goTime, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import type { Sandbox } from "../sandbox";
import type { Job, JsonObject } from "../state/schemas";
import { applyStatus, type Election } from "./elections";

const TYPES = [
  ...["org_members", "census_participants", "publish_process", "set_process_status", "set_process_census"],
  ...["relay_vote", "relay_votes", "publish_voting_process"],
];
const IMPORTS = ["org_members", "census_participants"];

/** Ends the jobs whose time has come. What a request sees is always settled, also after a restart. */
export function settleJobs(sandbox: Sandbox): void {
  const now = sandbox.now();
  for (const job of sandbox.store.parts.jobs) {
    if (job.status !== "pending" || job.dueAt === undefined || job.dueAt > now) continue;
    settle(sandbox, job, job.dueAt);
    sandbox.store.changed();
  }
}

function settle(sandbox: Sandbox, job: Job, at: number): void {
  const { change } = job;
  job.status = "completed";
  if (change === undefined) return;
  for (const election of electionsOf(sandbox, change)) {
    const refusal = applyStatus(election, change.status, at, sandbox.settings.jobDelay);
    if (refusal === null) continue;
    job.status = "failed";
    job.errors = [refusal];
    return;
  }
  job.result = { status: change.status };
}

function electionsOf({ store }: Sandbox, { processId, questions }: NonNullable<Job["change"]>): Election[] {
  if (questions.length === 0) {
    const election = store.findLegacy(processId)?.process;
    return election === undefined ? [] : [{ election, endDate: election.endDate }];
  }
  const process = store.findVoting(processId)?.process;
  if (process === undefined) return [];
  const chosen = process.questions.filter(({ id }) => questions.includes(id));
  return chosen.map((election) => ({ election, endDate: process.endDate }));
}

function view(job: Job, generation: Generation, rowErrors: boolean): JsonObject {
  const { id, type, status, result, createdAt, dueAt } = job;
  const errors = IMPORTS.includes(type) && !rowErrors ? undefined : job.errors;
  const ended = status !== "pending" && dueAt !== undefined;
  return {
    ...{ jobId: id, type, status },
    ...(errors === undefined ? {} : generation === "lts" ? { error: errors.join("; ") } : { errors }),
    ...(result === undefined ? {} : { result }),
    ...(generation === "current" ? { createdAt: goTime(createdAt) } : {}),
    ...(generation === "current" && ended ? { completedAt: goTime(dueAt) } : {}),
  };
}

function mayManage({ sandbox, identity }: Call, orgAddress: string): boolean {
  const organization = sandbox.store.organizations.get(orgAddress);
  return identity?.key === null && organization !== undefined && hasRole(identity, organization, "admin", "manager");
}

function read(call: Call): Reply {
  const job = call.sandbox.store.parts.jobs.find(({ id }) => id === call.param("jobId"));
  if (job === undefined) throw new ApiError("jobNotFound");
  return json(view(job, call.sandbox.settings.generation, mayManage(call, job.orgAddress)));
}

function list(call: Call): Reply {
  const { query, sandbox } = call;
  const orgAddress = strictAddress(query.get("orgAddress") ?? "");
  if (orgAddress === null) throw new ApiError("malformedParameter", "invalid orgAddress");
  if (!mayManage(call, orgAddress)) throw new ApiError("unauthorized", "user is not admin or manager of organization");
  const type = query.get("type") ?? "";
  if (type !== "" && !TYPES.includes(type)) throw new ApiError("malformedParameter", `invalid job type: ${type}`);
  const jobs = sandbox.store.parts.jobs.filter(
    (job) => job.orgAddress === orgAddress && (type === "" || job.type === type),
  );
  const { pagination, items } = paginate(jobs.reverse(), pageParameters(query));
  return json({ pagination, jobs: items.map((job) => view(job, sandbox.settings.generation, true)) });
}

export const jobRoutes: Route[] = [
  { method: "GET", path: "/jobs", access: "session", handler: list },
  { method: "GET", path: "/jobs/{jobId}", access: "public", handler: read },
];
