import { z } from "zod";

export const operationKinds = ["organization.create", "organization.update", "organization.delete"] as const;
export const operationStates = ["recorded", "sent", "unknown", "undecided", "succeeded", "failed", "closed"] as const;
export const operationStateSchema = z.enum(operationStates);
export const operationKindSchema = z.enum(operationKinds);
export type OperationState = z.infer<typeof operationStateSchema>;
export type OperationKind = z.infer<typeof operationKindSchema>;

/** In these states an operation is in progress, and pages poll it. */
export const isInProgress = (state: OperationState) => state === "recorded" || state === "sent" || state === "unknown";

/** A field that Vocdoni didn't apply: the requested value and the actual one. */
export const unappliedFieldSchema = z.object({ field: z.string(), wanted: z.string(), is: z.string() });
export type UnappliedField = z.infer<typeof unappliedFieldSchema>;

/** A field that changed although the edit didn't name it: the value before and after. */
export const unrequestedChangeSchema = z.object({ field: z.string(), was: z.string(), is: z.string() });
export type UnrequestedChange = z.infer<typeof unrequestedChangeSchema>;

/** An operation as pages and `GET /api/operations/{id}` show it. Dates are ISO strings. */
export const operationViewSchema = z.object({
  id: z.string(),
  kind: operationKindSchema,
  state: operationStateSchema,
  label: z.string(),
  target: z.string().nullable(),
  customerId: z.string().nullable(),
  /** The import that this operation belongs to. */
  importId: z.string().nullable(),
  actorName: z.string(),
  steps: z.array(
    z.object({
      at: z.string(),
      step: z.string(),
      status: z.enum(["done", "failed", "waiting"]),
      detail: z.string().optional(),
    }),
  ),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  kept: z.array(unappliedFieldSchema),
  also: z.array(unrequestedChangeSchema),
  attempts: z.number(),
  /**
   * The number of organizations that Vocdoni counted before a creation was sent; null if it wasn't read or is unknown.
   */
  countedBefore: z.number().nullable(),
  requestId: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  nextLookAt: z.string().nullable(),
});
export type OperationView = z.infer<typeof operationViewSchema>;

export const decideSchema = z.object({ id: z.uuid(), decision: z.enum(["look-again", "close"]) });
