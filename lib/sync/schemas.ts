import { z } from "zod";

export const cancelSyncSchema = z.object({ id: z.uuid() });
export type CancelSyncInput = z.infer<typeof cancelSyncSchema>;
