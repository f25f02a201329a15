import { z } from "zod";

/** What the backend itself does wrong, and no request can bring about. */
export const conditionsSchema = z.object({
  defaultPlan: z.boolean(),
  provisioning: z.boolean(),
  queueFull: z.boolean(),
  /** Another transaction of every organization is under way (`current`). */
  busy: z.boolean(),
  /** The URL leads past the proxy: 403 without a code on all but /ping (`current`). */
  pastProxy: z.boolean(),
  /** What each edit changes besides what it was asked to, in the words of its body. */
  alsoOnEdit: z.record(z.string(), z.json()),
});
export type Conditions = z.infer<typeof conditionsSchema>;

/** Nothing is wrong. */
export const ALL_WELL: Readonly<Conditions> = {
  defaultPlan: true,
  provisioning: true,
  queueFull: false,
  busy: false,
  pastProxy: false,
  alsoOnEdit: {},
};

/** With what a state file lacks that was written before there were all of them. */
export const keptConditionsSchema = conditionsSchema.extend({
  busy: conditionsSchema.shape.busy.default(false),
  pastProxy: conditionsSchema.shape.pastProxy.default(false),
  alsoOnEdit: conditionsSchema.shape.alsoOnEdit.default({}),
});
