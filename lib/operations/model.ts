export const operationKinds = ["organization.create", "organization.update", "organization.delete"] as const;
export type OperationKind = (typeof operationKinds)[number];

export const operationStates = ["recorded", "sent", "unknown", "undecided", "succeeded", "failed", "closed"] as const;
export type OperationState = (typeof operationStates)[number];

/** In these states an operation is in progress, and pages poll it. */
export const isInProgress = (state: OperationState) => state === "recorded" || state === "sent" || state === "unknown";

/** A field that Vocdoni didn't apply: the requested value and the actual one. */
export type UnappliedField = { field: string; wanted: string; is: string };

/** A field that changed although the edit didn't name it: the value before and after. */
export type UnrequestedChange = { field: string; was: string; is: string };

/** An operation as pages and `GET /api/operations/{id}` show it. Dates are ISO strings. */
export type OperationView = {
  id: string;
  kind: OperationKind;
  state: OperationState;
  label: string;
  target: string | null;
  customerId: string | null;
  /** The import that this operation belongs to. */
  importId: string | null;
  actorName: string;
  steps: { at: string; step: string; status: "done" | "failed" | "waiting"; detail?: string | undefined }[];
  error: { code: string; message: string } | null;
  kept: UnappliedField[];
  also: UnrequestedChange[];
  attempts: number;
  /**
   * The number of organizations that Vocdoni counted before a creation was sent; null if it wasn't read or is unknown.
   */
  countedBefore: number | null;
  requestId: string;
  createdAt: string;
  sentAt: string | null;
  finishedAt: string | null;
  nextLookAt: string | null;
};
