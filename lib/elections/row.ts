import { hasVisible, visibleLine } from "@/lib/text/visible";
import type { Vocdoni } from "@/lib/vocdoni/client";
import type { ElectionRow } from "./model";
import { stateOf, stateOfAll } from "./state";

/** A text in its default language, or the first one, in one line; "" where nothing of it is visible. */
export const lineOf = (texts: Record<string, string> | null): string => {
  const text = texts?.default || Object.values(texts ?? {}).find((value) => hasVisible(value)) || "";
  return hasVisible(text) ? visibleLine(text) : "";
};

type VotingProcess = Awaited<ReturnType<Vocdoni["processes"]["list"]>>["processes"][number];

/** A process as it is listed at `now` (ms). */
export function rowOf(process: VotingProcess, now: number): ElectionRow {
  const { id, title, startDate, endDate, census } = process;
  const questions = process.questions.map((question) => ({
    id: question.id,
    title: lineOf(question.title),
    state: stateOf(question.status, { startDate, endDate, final: question.results?.finalResults }, now),
  }));
  const state = stateOfAll(questions.map((question) => question.state));
  return { id, title: lineOf(title), state, startDate, endDate, census: census?.size ?? null, questions };
}
