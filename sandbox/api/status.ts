import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { decodeObject, field, textField } from "../http/decode";
import { ApiError } from "../http/errors";
import { hasRole } from "../http/identity";
import { json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { type ElectionStatus, electionStatusSchema } from "../state/election-schemas";
import { isObjectId, randomHex } from "../state/ids";
import type { Job, JsonObject } from "../state/schemas";
import { settleJobs } from "./jobs";
import { PROCESSES_SINCE } from "./processes";

function wantedStatus(body: JsonObject): ElectionStatus {
  const parsed = electionStatusSchema.exclude(["RESULTS"]).safeParse(textField(body, "status").toUpperCase());
  if (!parsed.success) throw new ApiError("malformedBody", "invalid status");
  return parsed.data;
}

function requireManager({ sandbox, identity }: Call, orgAddress: string, refusal?: string): void {
  const organization = sandbox.store.organizations.get(orgAddress);
  if (organization !== undefined && hasRole(identity, organization, "admin", "manager")) return;
  throw new ApiError("unauthorized", refusal);
}

/** Queues the change and answers 202; while another one of the same organization runs it blocks, or (`current`) answers 503. */
async function enqueue(call: Call, orgAddress: string, change: NonNullable<Job["change"]>): Promise<Reply> {
  const { sandbox } = call;
  const { parts } = sandbox.store;
  const busy = parts.conditions.busy || runningUntil(call, orgAddress) !== null;
  if (sandbox.settings.generation === "current" && busy) throw new ApiError("organizationBusy");
  if (parts.conditions.queueFull) throw new ApiError("queueFull");
  const id = randomHex(32);
  sandbox.store.pin(change.processId);
  for (let running = runningUntil(call, orgAddress); running !== null; running = runningUntil(call, orgAddress)) {
    await sleep(Math.max(5, running - sandbox.now()));
    settleJobs(sandbox);
  }
  const now = sandbox.now();
  const dueAt = now + sandbox.settings.jobDelay * Math.max(1, change.questions.length);
  parts.jobs.push({ id, type: "set_process_status", orgAddress, status: "pending", createdAt: now, dueAt, change });
  sandbox.store.changed();
  return json({ jobId: id }, 202, { Location: `/jobs/${id}` });
}

function runningUntil({ sandbox }: Call, orgAddress: string): number | null {
  const running = sandbox.store.parts.jobs.find(
    (job) => job.orgAddress === orgAddress && job.status === "pending" && job.change,
  );
  return running?.dueAt ?? null;
}

async function setLegacy(call: Call): Promise<Reply> {
  const id = call.param("processId").toLowerCase();
  if (!isObjectId(id)) throw new ApiError("malformedParameter", "invalid process id");
  const status = wantedStatus(decodeObject(await call.body()));
  const found = call.sandbox.store.findLegacy(id);
  if (found === null) throw new ApiError("processNotFound");
  requireManager(call, found.orgAddress, "user is not admin or manager of the organization that owns this process");
  if (!found.process.published) throw new ApiError("processNotFound", "process not published");
  return enqueue(call, found.orgAddress, { status, processId: id, questions: [] });
}

async function setQuestions(call: Call): Promise<Reply> {
  const id = call.param("processId").toLowerCase();
  if (!isObjectId(id)) throw new ApiError("malformedParameter", "invalid process ID");
  const body = decodeObject(await call.body());
  const status = wantedStatus(body);
  const asked = z.array(z.object({ id: z.string() })).safeParse(field(body, "questions") ?? []);
  if (!asked.success) throw new ApiError("malformedBody");
  const found = call.sandbox.store.findVoting(id);
  if (found === null) throw new ApiError("processNotFound");
  requireManager(call, found.orgAddress);
  const wanted = asked.data.map((question) => question.id);
  const { published, questions } = found.process;
  const ids = questions.map((question) => question.id).filter((each) => wanted.length === 0 || wanted.includes(each));
  if (!published || ids.length === 0) throw new ApiError("malformedBody", "no published questions to update");
  return enqueue(call, found.orgAddress, { status, processId: id, questions: ids });
}

async function setQuestion(call: Call): Promise<Reply> {
  const id = call.param("processId").toLowerCase();
  const questionId = call.param("questionId").toLowerCase();
  if (!isObjectId(id)) throw new ApiError("malformedParameter", "invalid process ID");
  if (!isObjectId(questionId)) throw new ApiError("malformedParameter", "invalid question ID");
  const status = wantedStatus(decodeObject(await call.body()));
  const found = call.sandbox.store.findVoting(id);
  if (found === null) throw new ApiError("processNotFound");
  requireManager(call, found.orgAddress);
  const { published, questions } = found.process;
  if (!questions.some((question) => question.id === questionId))
    throw new ApiError("processNotFound", "question not found");
  if (!published) throw new ApiError("malformedBody", "no published questions to update");
  return enqueue(call, found.orgAddress, { status, processId: id, questions: [questionId] });
}

const VOTING = { scope: "voting:write" };
const OF_QUESTIONS = { access: VOTING, generations: PROCESSES_SINCE };

export const statusRoutes: Route[] = [
  { method: "PUT", path: "/process/{processId}/status", access: VOTING, handler: setLegacy },
  { method: "PUT", path: "/processes/{processId}/questions/status", ...OF_QUESTIONS, handler: setQuestions },
  {
    method: "PUT",
    path: "/processes/{processId}/questions/{questionId}/status",
    ...OF_QUESTIONS,
    handler: setQuestion,
  },
];
