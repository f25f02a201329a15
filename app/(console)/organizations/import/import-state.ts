import type { Tone } from "@/components/ui/chip";
import type { ImportView } from "@/lib/imports/model";
import { isImportInProgress, MAX_UNDECIDED, type RowGroup } from "@/lib/imports/model";
import type { Text } from "@/lib/messages/part";

type ProgressText = Text<"imports.progress">;

export const groupTones: Record<RowGroup, Tone> = {
  created: "ok",
  "under-way": "info",
  waiting: "mut",
  failed: "bad",
  unknown: "warn",
  "not-sent": "mut",
};

/** "Import of clubs.csv" */
export const importTitle = ({ fileName }: Pick<ImportView, "fileName">, text: ProgressText) =>
  fileName === "" ? text("ofPasted") : text("ofFile", { file: fileName });

/** Rows are waiting, and none is sent until a person decides. */
const isWaitingForDecision = ({ counts, undecided }: ImportView) => undecided >= MAX_UNDECIDED && counts.waiting > 0;

type State = {
  name: "decision" | "waiting" | "finishing" | "running" | "stopping" | "stopped" | "partial" | "completed";
  tone: Tone;
};

/** The status of an import as a whole. */
export function importState(view: ImportView): State {
  const { counts, undecided, problem, stopped } = view;
  if (isWaitingForDecision(view)) return { name: "decision", tone: "warn" };
  if (problem !== null) return { name: "waiting", tone: "warn" };
  if (isImportInProgress(view) && stopped === null && counts.waiting === 0) return { name: "finishing", tone: "info" };
  if (isImportInProgress(view)) return { name: stopped ? "stopping" : "running", tone: "info" };
  if (undecided > 0) return { name: "decision", tone: "warn" };
  if (stopped) return { name: "stopped", tone: "warn" };
  return counts.failed > 0 ? { name: "partial", tone: "warn" } : { name: "completed", tone: "ok" };
}

/** The same in a sentence. */
export function importSentence(view: ImportView, text: ProgressText): string {
  const { counts, undecided, rows } = view;
  if (isWaitingForDecision(view)) return text("heldUpSentence", { count: undecided });
  if (isImportInProgress(view)) return counts.waiting === 0 ? text("finishingSentence") : text("runningSentence");
  if (undecided > 0) return text("decisionSentence", { count: undecided });
  if (counts.created === rows) return text("allCreated", { count: rows });
  return text("someCreated", { created: counts.created, rows });
}
