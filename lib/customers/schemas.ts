import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { lineSchema, linesSchema, nameSchema } from "@/lib/text/schemas";

export const customerFieldsSchema = z.object({
  name: nameSchema(),
  externalId: lineSchema(),
  contactName: lineSchema(),
  contactEmail: z.union([z.literal(""), z.email(storable(message("customers.errors.emailInvalid"))).max(254)]),
  notes: linesSchema(),
  tags: z
    .array(lineSchema(100).min(1))
    .max(50, storable(message("customers.errors.tooManyTags")))
    .transform((tags) => [...new Set(tags)]),
});
export type CustomerFields = z.infer<typeof customerFieldsSchema>;

/** `id` comes with the form: submitting it twice yields the customer that the first submission created. */
export const createCustomerSchema = customerFieldsSchema.extend({ id: z.uuid().optional() });

/** `version` is the one that the form showed: a newer one means that someone else has saved since. */
export const updateCustomerSchema = customerFieldsSchema.extend({ id: z.uuid(), version: z.coerce.number().int() });
export const customerIdSchema = z.object({ id: z.uuid() });
