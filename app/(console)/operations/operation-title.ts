import type { Text } from "@/lib/messages/part";
import type { OperationKind, OperationView } from "@/lib/operations/model";
import { displayName } from "@/lib/text/visible";

const keys = {
  "organization.create": "create",
  "organization.update": "update",
  "organization.delete": "delete",
} as const;

/** The name of a kind's messages in `operations.kind` and `operations.title`. */
export const kindKey = (kind: OperationKind) => keys[kind];

type Titled = Pick<OperationView, "kind" | "label" | "target">;

/** "Create Maple Street HOA" */
export function operationTitle({ kind, label, target }: Titled, text: Text<"operations.title">): string {
  return text(kindKey(kind), { name: displayName(label, target ?? text("noVisibleName")) });
}

/** The first four characters tell operations apart on a page: "7f3c". */
export const shortId = (id: string) => id.slice(0, 4);
