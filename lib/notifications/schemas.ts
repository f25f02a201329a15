import { z } from "zod";
import { languages } from "@/lib/messages/locales";

export const notificationEvents = ["alert.opened", "alert.closed", "test"] as const;

/**
 * What is sent to every channel. `text` is plain text and may have several lines; `path` is a page of this console;
 * `data` is for programs and stands in the body of a webhook alone. Those of one `sequence` reach a channel in their order.
 */
export const notificationSchema = z.object({
  event: z.enum(notificationEvents),
  alertId: z.string().max(100).nullable(),
  title: z.string().min(1).max(300),
  text: z.string().max(10_000),
  path: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])/, "is not a path of this console"),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Of title and text; an email is written in it. Absent: English. */
  language: z.enum(languages).optional(),
  sequence: z.string().max(100).optional(),
  occurredAt: z.iso.datetime({ offset: true }),
});
export type Notification = z.infer<typeof notificationSchema>;
