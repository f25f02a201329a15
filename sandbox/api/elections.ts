import type { Generation } from "../generation";
import type { ElectionStatus, LegacyProcess, Question, VotingProcess } from "../state/election-schemas";
import type { Content } from "../state/schemas";

/** An election of either family with the dates that bound it. */
export interface Election {
  election: Question | LegacyProcess;
  endDate: number;
}

/** What the chain says now: an election ends at its date, and ENDED turns into RESULTS after a while. */
export function chainStatus(
  { chain, resultsAt }: Question | LegacyProcess,
  endDate: number,
  now: number,
): ElectionStatus {
  if ((chain === "READY" || chain === "PAUSED") && endDate <= now) return "RESULTS";
  if (chain === "ENDED" && resultsAt !== undefined && resultsAt <= now) return "RESULTS";
  return chain;
}

/**
 * The elections that the delete guard reads live: published legacy ones, and questions stored as READY, PAUSED or ENDED,
 * which the older branch does not know.
 */
function guarded(content: Content, generation: Generation): Election[] {
  const legacy = content.legacy
    .filter(({ published }) => published)
    .map((election) => ({ election, endDate: election.endDate }));
  const questions = content.voting
    .filter(({ published }) => published)
    .flatMap(({ questions, endDate }) => questions.map((election) => ({ election, endDate })))
    .filter(({ election }) => ["READY", "PAUSED", "ENDED"].includes(election.stored));
  return generation === "lts" ? legacy : [...legacy, ...questions];
}

/** The first election that forbids a delete: open on the chain, or one that the chain does not serve. */
export function firstActive(content: Content, now: number, generation: Generation): Question | LegacyProcess | null {
  const found = guarded(content, generation).find(({ election, endDate }) => {
    const status = chainStatus(election, endDate, now);
    return election.lost === true || status === "READY" || status === "PAUSED";
  });
  return found?.election ?? null;
}

/** Applies a status as the chain does; a refusal comes back as the text of the failed job. */
export function applyStatus(
  { election, endDate }: Election,
  status: ElectionStatus,
  now: number,
  resultsIn: number,
): string | null {
  const current = chainStatus(election, endDate, now);
  const allowed: Record<string, ElectionStatus[]> = {
    READY: ["PAUSED"],
    PAUSED: ["READY"],
    ENDED: ["READY", "PAUSED"],
    CANCELED: ["READY", "PAUSED"],
  };
  const interruptible = !("interruptible" in election) || election.interruptible;
  const locked = !interruptible && status !== "READY" && !(status === "CANCELED" && current === "PAUSED");
  const same = current === status;
  if (same || locked || !(allowed[status] ?? []).includes(current)) {
    const why = same
      ? `already in ${current} state`
      : locked
        ? "is not interruptible"
        : `cannot go from ${current} to ${status}`;
    const reply = `vochain replied with error code: (1) setProcessTx: process ${election.upstreamId} ${why}`;
    return `could not submit signed tx: API error: 500 (${JSON.stringify({ error: reply, code: 5003 })})`;
  }
  election.chain = status;
  election.stored = status;
  if (status === "ENDED") election.resultsAt = now + resultsIn;
  return null;
}

/** Brings the stored statuses up to the chain's, as the backend does behind a read. */
export function refreshStored(process: VotingProcess, now: number): boolean {
  let changed = false;
  for (const question of process.questions) {
    const status = chainStatus(question, process.endDate, now);
    changed ||= question.stored !== status;
    question.stored = status;
  }
  return changed;
}

/** Whether the results can no longer change. */
export const isFinal = (election: Question | LegacyProcess, endDate: number, now: number): boolean =>
  chainStatus(election, endDate, now) === "RESULTS";
