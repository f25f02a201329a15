import { z } from "zod";
import { operationKinds, operationStates } from "./model";

export const operationStateSchema = z.enum(operationStates);
export const operationKindSchema = z.enum(operationKinds);

export const unappliedFieldSchema = z.object({ field: z.string(), wanted: z.string(), is: z.string() });
export const unrequestedChangeSchema = z.object({ field: z.string(), was: z.string(), is: z.string() });

export const decideSchema = z.object({ id: z.uuid(), decision: z.enum(["look-again", "close"]) });
