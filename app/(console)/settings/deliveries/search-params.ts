import { z } from "zod";
import { deliveryStates } from "@/lib/notifications/channel-schemas";

const pageSize = z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]));

/** The query of the delivery log, as in the URL. */
export const deliveryListSchema = z.object({
  channel: z.union([z.literal(""), z.uuid()]),
  state: z.union([z.literal(""), z.enum(deliveryStates)]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSize,
});
export type DeliveryListQuery = z.infer<typeof deliveryListSchema>;

export const deliveryListDefaults: DeliveryListQuery = { channel: "", state: "", page: 1, size: 50 };
