import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { alertStates } from "./model";

export const alertStateSchema = z.enum(alertStates);

export const acknowledgeSchema = z.object({
  id: z.uuid(),
  note: z
    .string()
    .trim()
    .min(1, storable(message("alerts.errors.noNote")))
    .max(500, storable(message("alerts.errors.longNote"))),
});
export type AcknowledgeInput = z.infer<typeof acknowledgeSchema>;
