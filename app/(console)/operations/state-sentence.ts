import type { Text } from "@/lib/messages/part";
import type { OperationView } from "@/lib/operations/model";

const inProgress = {
  "organization.create": "creating",
  "organization.update": "updating",
  "organization.delete": "deleting",
} as const;

const succeeded = {
  "organization.create": "created",
  "organization.update": "updated",
  "organization.delete": "deleted",
} as const;

type Shown = Pick<OperationView, "state" | "kind" | "kept" | "also">;

/** An operation's status, in one or two sentences. */
export function stateSentence({ state, kind, kept, also }: Shown, text: Text<"operations.progress">): string {
  if (state === "sent") return text(inProgress[kind]);
  if (state === "unknown") return text(kind === "organization.delete" ? "unknownDeletion" : "unknown");
  if (state !== "succeeded") return text(state);
  if (kept.length > 0) return text("partlySaved");
  return text(also.length > 0 ? "alsoChanged" : succeeded[kind]);
}
