import { z } from "zod";
import { languages } from "@/lib/messages/locales";

export const notificationEvents = ["alert.opened", "alert.closed", "test"] as const;

/**
 * The content sent to every channel. `text` is plain text and may have several lines; `path` is a page of this console;
 * `data` is for programs and only in a webhook's body. Those of one `sequence` reach a channel in order.
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
  /** The language of title and text, and of an email. Absent: English. */
  language: z.enum(languages).optional(),
  sequence: z.string().max(100).optional(),
  occurredAt: z.iso.datetime({ offset: true }),
});
export type Notification = z.infer<typeof notificationSchema>;
