import type { Tone } from "@/components/ui/chip";
import { type ImportView, isImportMoving, MOST_UNDECIDED, type RowGroup } from "@/lib/imports/schemas";

export const groupTones: Record<RowGroup, Tone> = {
  created: "ok",
  "under-way": "info",
  waiting: "mut",
  failed: "bad",
  unknown: "warn",
  "not-sent": "mut",
};

export const organizationsOf = (n: number) => (n === 1 ? "1 organization" : `${n.toLocaleString("en")} organizations`);
export const rowsOf = (n: number) => (n === 1 ? "1 row" : `${n.toLocaleString("en")} rows`);

/** "Import of clubs.csv" */
export const importTitle = ({ fileName }: Pick<ImportView, "fileName">) => `Import of ${fileName || "pasted rows"}`;

/** Rows wait, and none is sent before a person has decided. */
const isHeldUp = ({ counts, undecided }: ImportView) => undecided >= MOST_UNDECIDED && counts.waiting > 0;

/** Where an import stands as a whole, in a word. */
export function importState(view: ImportView): { word: string; tone: Tone } {
  const { counts, undecided, problem, stopped } = view;
  if (isHeldUp(view)) return { word: "Needs a decision", tone: "warn" };
  if (problem !== null) return { word: "Waiting for Vocdoni", tone: "warn" };
  if (isImportMoving(view) && stopped === null && counts.waiting === 0) return { word: "Ending", tone: "info" };
  if (isImportMoving(view)) return { word: stopped ? "Stopping" : "Under way", tone: "info" };
  if (undecided > 0) return { word: "Needs a decision", tone: "warn" };
  if (stopped) return { word: "Stopped", tone: "warn" };
  return counts.failed > 0 ? { word: "Done, in part", tone: "warn" } : { word: "Done", tone: "ok" };
}

/** The same in a sentence. */
export function importSentence(view: ImportView): string {
  const { counts, undecided, rows } = view;
  if (isHeldUp(view)) {
    return `${undecided} creations need a person's decision before more is sent: open what is under “Outcome not known”. What waits for a quarter of an hour is given up.`;
  }
  if (isImportMoving(view) && counts.waiting === 0) return "Nothing more is sent; what is under way runs to its end.";
  if (isImportMoving(view)) {
    return "The rows are sent a few at a time. You can leave this page: the import goes on.";
  }
  if (undecided > 0) {
    const creations = undecided === 1 ? "1 creation needs" : `${undecided} creations need`;
    return `${creations} a person's decision: open what is under “Outcome not known”.`;
  }
  if (counts.created === rows) return `All ${organizationsOf(rows)} exist at Vocdoni and are in the list.`;
  return `${organizationsOf(counts.created)} of ${rows.toLocaleString("en")} exist at Vocdoni and are in the list.`;
}
