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

/** `id` comes with the form: sent a second time, it yields the customer that the first one created. */
export const createCustomerSchema = customerFieldsSchema.extend({ id: z.uuid().optional() });

/** `version` is the one the form showed: a later one means that somebody else has saved since. */
export const updateCustomerSchema = customerFieldsSchema.extend({ id: z.uuid(), version: z.coerce.number().int() });
export const customerIdSchema = z.object({ id: z.uuid() });

/** A row of the customers list; counters are sums over its organizations. */
export type CustomerRow = {
  id: string;
  name: string;
  externalId: string | null;
  tags: string[];
  organizations: number;
  sentVotes: number;
  sentEmails: number;
  sentSms: number;
  archivedAt: string | null;
  createdAt: string;
};

/** What a picker needs of a customer. */
export const customerOptionSchema = z.object({ id: z.string(), name: z.string(), externalId: z.string().nullable() });
export const customerOptionsSchema = z.array(customerOptionSchema);
export type CustomerOption = z.infer<typeof customerOptionSchema>;
