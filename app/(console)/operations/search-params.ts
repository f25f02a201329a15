import { z } from "zod";
import { operationKindSchema, operationStateSchema } from "@/lib/operations/schemas";

const pageSize = z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]));

/** The query of the list of operations, as in the URL. */
export const operationListSchema = z.object({
  kind: z.union([z.literal(""), operationKindSchema]),
  state: z.union([z.literal(""), z.literal("open"), operationStateSchema]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSize,
});
export type OperationListQuery = z.infer<typeof operationListSchema>;

export const operationListDefaults: OperationListQuery = { kind: "", state: "", page: 1, size: 50 };
