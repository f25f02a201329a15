import type { Generation } from "../generation";
import { bareAddress, isZeroAddress, strictAddress } from "../http/addresses";
import { ApiError } from "../http/errors";
import { hasRole } from "../http/identity";
import { pageParameters, paginate } from "../http/pagination";
import { goTime, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import type { Question, VotingProcess } from "../state/election-schemas";
import { isObjectId } from "../state/ids";
import type { JsonObject } from "../state/schemas";
import { castBy, matrixOf, protocolOf, totalOf } from "./ballots";
import { isFinal, refreshStored } from "./elections";
import { CHAIN_ID } from "./reference";

const REFRESH_MS = 30_000;
const TRUE = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE = ["0", "f", "F", "FALSE", "false", "False"];

interface View {
  orgAddress: string;
  manager: boolean;
  /** Unix ms when live results belong to it; null in lists. */
  resultsAt: number | null;
}

function isManager({ sandbox, identity }: Call, orgAddress: string): boolean {
  if (identity?.key && !identity.key.scopes.includes("voting:write")) return false;
  const organization = sandbox.store.organizations.get(orgAddress);
  return organization !== undefined && hasRole(identity, organization, "admin", "manager");
}

function list(call: Call): Reply {
  const { query, sandbox } = call;
  const asked = query.get("orgAddress") ?? "";
  if (asked === "") throw new ApiError("malformedParameter", "missing orgAddress");
  const orgAddress = strictAddress(asked);
  if (orgAddress === null || isZeroAddress(orgAddress)) throw new ApiError("malformedParameter", "invalid orgAddress");
  const published = publishedFilter(query.get("published") ?? "");
  const manager = isManager(call, orgAddress);
  if (published === false && !manager) throw new ApiError("unauthorized", "user is not admin of organization");
  const status = (query.get("status") ?? "").toUpperCase();
  const matching = sandbox.store
    .votingOf(orgAddress)
    .filter((process) => process.published === (manager ? (published ?? process.published) : true))
    .filter(
      (process) => status === "" || (process.published && process.questions.some(({ stored }) => stored === status)),
    )
    .sort((a, b) => Number(a.published) - Number(b.published));
  const { pagination, items } = paginate(matching, pageParameters(query));
  return json({
    processes: items.map((process) => processView(process, { orgAddress, manager, resultsAt: null })),
    pagination,
  });
}

function publishedFilter(text: string): boolean | null {
  if (text === "") return null;
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw new ApiError("malformedParameter", "invalid published");
}

function read(call: Call): Reply {
  const { sandbox, param } = call;
  const { store } = sandbox;
  const id = param("processId");
  if (!isObjectId(id)) throw new ApiError("malformedParameter", "invalid process ID");
  const found = store.findVoting(id.toLowerCase());
  const manager = found !== null && isManager(call, found.orgAddress);
  if (found === null || !(found.process.published || manager)) throw new ApiError("processNotFound");
  const now = sandbox.now();
  const view = processView(found.process, { orgAddress: found.orgAddress, manager, resultsAt: now });
  if (now - (found.process.refreshedAt ?? 0) >= REFRESH_MS) refreshBehind(call, found.process.id, now);
  return json(view);
}

/** What was read is the stored status; the next read shows what the chain said behind this one. */
function refreshBehind({ sandbox: { store } }: Call, id: string, now: number): void {
  const copy = store.findVoting(id)?.process;
  if (copy === undefined || !refreshStored(structuredClone(copy), now)) return;
  store.pin(id);
  const process = store.findVoting(id)?.process;
  if (process === undefined) return;
  refreshStored(process, now);
  process.refreshedAt = now;
  store.changed();
}

function processView(process: VotingProcess, view: View): JsonObject {
  const { id, published, title, startDate, endDate, questions, updatedAt } = process;
  return {
    id,
    orgAddress: bareAddress(view.orgAddress),
    published,
    census: censusView(process, view),
    title: { default: title },
    ...(startDate === undefined ? {} : { startDate: goTime(startDate) }),
    endDate: goTime(endDate),
    questions: questions.map((question) => questionView(question, process, view)),
    chainId: CHAIN_ID,
    updatedAt: goTime(updatedAt),
  };
}

function censusView({ census }: VotingProcess, { resultsAt }: View): JsonObject {
  if (census === null) return { weighted: false };
  const { weighted, authFields, twoFaFields, groupId, size } = census;
  return { weighted, authFields, twoFaFields, groupId, size, ...(resultsAt === null ? {} : { totalWeight: size }) };
}

function resultsView(question: Question, process: VotingProcess, now: number): JsonObject {
  const votes = castBy(question, process, now);
  const finalResults = isFinal(question, process.endDate, now);
  return {
    voteCount: totalOf(votes),
    maxVoters: process.census?.size ?? 0,
    finalResults,
    // Absent before any vote, and while they are secret.
    ...(totalOf(votes) === 0 || (question.secret && !finalResults)
      ? {}
      : { results: matrixOf(question.type ?? "singlechoice", votes) }),
  };
}

function questionView(question: Question, process: VotingProcess, view: View): JsonObject {
  const { id, published } = process;
  const { title, choices, eligible, type = "singlechoice" } = question;
  return {
    id: question.id,
    parentProcessId: id,
    title: { default: title },
    choices: choices.map((choice, value) => ({ title: { default: choice }, value })),
    type,
    ...protocolOf(type, choices.length),
    secretUntilTheEnd: question.secret ?? false,
    ...(published ? { upstreamId: question.upstreamId, status: question.stored } : {}),
    ...(view.manager && eligible !== undefined ? { eligibleMemberIds: eligible } : {}),
    ...(published && view.resultsAt !== null ? { results: resultsView(question, process, view.resultsAt) } : {}),
  };
}

/** The older branch has legacy elections only. */
export const PROCESSES_SINCE: readonly Generation[] = ["august", "current"];

export const processRoutes: Route[] = [
  { method: "GET", path: "/processes", access: "public", handler: list, generations: PROCESSES_SINCE },
  { method: "GET", path: "/processes/{processId}", access: "public", handler: read, generations: PROCESSES_SINCE },
];
