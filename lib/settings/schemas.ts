import { z } from "zod";
import { isTimeZone } from "@/lib/time-zone";

export const timeZoneSchema = z.object({
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
});
export type TimeZoneInput = z.infer<typeof timeZoneSchema>;
