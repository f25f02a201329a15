import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { isTimeZone } from "@/lib/time/zone";

export const timeZoneSchema = z.object({
  timeZone: z.string().refine(isTimeZone, storable(message("settings.errors.noZone"))),
});
export type TimeZoneInput = z.infer<typeof timeZoneSchema>;
