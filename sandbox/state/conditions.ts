import { z } from "zod";

/** Failures of the backend itself that no request can bring about. */
export const conditionsSchema = z.object({
  defaultPlan: z.boolean(),
  provisioning: z.boolean(),
  queueFull: z.boolean(),
  /** Another transaction of every organization is under way (`current`). */
  busy: z.boolean().default(false),
  /** The URL leads past the proxy: 403 without a code on all but /ping (`current`). */
  pastProxy: z.boolean().default(false),
});
