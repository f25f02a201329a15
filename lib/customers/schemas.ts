import { z } from "zod";
import { lineSchema, linesSchema, nameSchema } from "@/lib/text-schemas";

export const customerFieldsSchema = z.object({
  name: nameSchema(),
  externalId: lineSchema(),
  contactName: lineSchema(),
  contactEmail: z.union([
    z.literal(""),
    z.email("This is not an e-mail address, for example ana@customer.example.").max(254),
  ]),
  notes: linesSchema(),
  tags: z
    .array(lineSchema(100).min(1))
    .max(50, "Use at most 50 tags.")
    .transform((tags) => [...new Set(tags)]),
});
export type CustomerFields = z.infer<typeof customerFieldsSchema>;

/** `id` is made with the form: sent a second time, it yields the customer that the first made. */
export const createCustomerSchema = customerFieldsSchema.extend({ id: z.uuid().optional() });

/** `version` is the one the form showed: a later one means that somebody else saved meanwhile. */
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
