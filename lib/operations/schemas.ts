import { z } from "zod";

export const operationKinds = ["organization.create", "organization.update", "organization.delete"] as const;
export const operationStates = ["recorded", "sent", "unknown", "undecided", "succeeded", "failed", "closed"] as const;
export const operationStateSchema = z.enum(operationStates);
export const operationKindSchema = z.enum(operationKinds);
export type OperationState = z.infer<typeof operationStateSchema>;
export type OperationKind = z.infer<typeof operationKindSchema>;

/** An operation in these states still moves by itself; a page polls it. */
export const isMoving = (state: OperationState) => state === "recorded" || state === "sent" || state === "unknown";

/** A field that Vocdoni did not take over: what was asked, and what it still says. */
export const keptFieldSchema = z.object({ field: z.string(), wanted: z.string(), is: z.string() });
export type KeptField = z.infer<typeof keptFieldSchema>;

/** A field that is another than before although the edit did not name it: what it said, and what it says. */
export const alsoChangedSchema = z.object({ field: z.string(), was: z.string(), is: z.string() });
export type AlsoChanged = z.infer<typeof alsoChangedSchema>;

/** An operation as pages and `GET /api/operations/{id}` show it. Dates are ISO strings. */
export const operationViewSchema = z.object({
  id: z.string(),
  kind: operationKindSchema,
  state: operationStateSchema,
  label: z.string(),
  target: z.string().nullable(),
  customerId: z.string().nullable(),
  /** The import that it is a row of. */
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
  kept: z.array(keptFieldSchema),
  also: z.array(alsoChangedSchema),
  attempts: z.number(),
  /** How many organizations Vocdoni counted before a creation was sent; null where it was not asked, or did not say. */
  countedBefore: z.number().nullable(),
  requestId: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  nextLookAt: z.string().nullable(),
});
export type OperationView = z.infer<typeof operationViewSchema>;

export const decideSchema = z.object({ id: z.uuid(), decision: z.enum(["look-again", "close"]) });
