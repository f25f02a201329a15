import type { OperationKind } from "@/lib/operations/model";

const keys = {
  "organization.create": "create",
  "organization.update": "update",
  "organization.delete": "delete",
} as const;

/** The name of a kind's messages in `operations.kind` and `operations.title`. */
export const kindKey = (kind: OperationKind) => keys[kind];
