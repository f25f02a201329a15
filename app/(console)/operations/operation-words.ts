import type { Tone } from "@/components/ui/chip";
import { countryName, languageLabel } from "@/lib/format";
import {
  isMoving,
  kindWords,
  type OperationKind,
  type OperationState,
  type OperationView,
} from "@/lib/operations/schemas";
import { fieldWords } from "@/lib/organizations/schemas";
import { hasVisible, shownName } from "@/lib/visible-text";

export const stateTones: Record<OperationState, Tone> = {
  recorded: "mut",
  sent: "info",
  unknown: "warn",
  undecided: "warn",
  succeeded: "ok",
  failed: "bad",
  closed: "mut",
};

const succeeded: Record<OperationKind, string> = {
  "organization.create": "The organization exists at Vocdoni and is in the list.",
  "organization.update": "Vocdoni has the new values; they were read back.",
  "organization.delete": "The organization is gone from Vocdoni. Its last record stays here, marked as deleted.",
};

const atVocdoni: Record<OperationKind, string> = {
  "organization.create": "Vocdoni is creating the organization. This usually takes a few seconds, sometimes a minute.",
  "organization.update": "Vocdoni has been asked to save the change; its answer is awaited.",
  "organization.delete": "Vocdoni has been asked to delete the organization; its answer is awaited.",
};

/** Where an operation stands, in one or two sentences. */
export function stateSentence({
  state,
  kind,
  kept,
  also,
}: Pick<OperationView, "state" | "kind" | "kept" | "also">): string {
  if (state === "recorded") return "Written down and about to be sent. Nothing has reached Vocdoni yet.";
  if (state === "sent") return atVocdoni[kind];
  if (state === "unknown") {
    const again =
      kind === "organization.delete" ? "Deleting may be asked for again." : "It sends nothing a second time.";
    return `The answer was lost, so whether it took effect is not known. The console looks at Vocdoni until it knows. ${again}`;
  }
  if (state === "undecided") return "Looking at Vocdoni did not settle whether it took effect. A person has to decide.";
  if (state === "closed") return "A person closed it as not carried out. Closing sent nothing to Vocdoni.";
  if (state === "failed") return "It was not carried out.";
  if (kept.length > 0) return "Saved in part: Vocdoni kept some fields as they were.";
  return also.length > 0 ? "Saved, and other fields changed too." : succeeded[kind];
}

/** "Create Maple Street HOA" */
export const operationTitle = ({ kind, label, target }: Pick<OperationView, "kind" | "label" | "target">) =>
  `${kindWords[kind]} ${hasVisible(label) ? shownName(label) : (target ?? shownName(label))}`;

/** The first four characters tell operations apart on a page: "7f3c". */
export const shortId = (id: string) => id.slice(0, 4);

const words = new Map<string, string>(Object.entries(fieldWords));
export const fieldWord = (field: string) => words.get(field) ?? field;

/** A field's value as the forms show it: countries and languages by their names. */
export function valueWord(field: string, value: string): string {
  if (value === "") return value;
  if (field === "country") return countryName(value);
  return field === "defaultLang" ? languageLabel(value) : value;
}

/** The organization's page; null while there is no organization, and once this operation deleted it. */
export function organizationHref({ target, kind, state }: Pick<OperationView, "target" | "kind" | "state">) {
  if (kind === "organization.delete" && state === "succeeded") return null;
  return target !== null && /^0x[0-9a-f]{40}$/.test(target) ? `/organizations/${target}` : null;
}

/** Milliseconds from its beginning to its end; null while it has none. */
export function durationOf({ createdAt, finishedAt, state }: OperationView): number | null {
  if (finishedAt === null || isMoving(state)) return null;
  return Date.parse(finishedAt) - Date.parse(createdAt);
}
