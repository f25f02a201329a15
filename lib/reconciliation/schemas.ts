import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { pageParams } from "@/lib/paging/params";
import { lineSchema } from "@/lib/text/schemas";
import { differenceKinds, MAX_BATCH } from "./model";

export const differenceKindSchema = z.enum(differenceKinds);

export const differenceQuerySchema = z.object({
  kind: z.union([z.literal(""), differenceKindSchema]),
  ...pageParams,
});
export type DifferenceQuery = z.infer<typeof differenceQuerySchema>;
export const differenceQueryDefaults: DifferenceQuery = { kind: "", page: 1, size: 50 };

const address = z.string();
const optionalUuid = z.union([z.uuid(), z.literal("")]).optional();
const newCustomerName = lineSchema(200).optional();

/** A suggestion as the page showed it: `address customerId`. */
const pairSchema = z
  .string()
  .regex(/^0x[0-9a-f]{40} [0-9a-f-]{36}$/, storable(message("reconciliation.errors.notASuggestion")));
export const linkSuggestedSchema = z.object({
  pairs: z
    .array(pairSchema)
    .min(1, storable(message("reconciliation.errors.nothingChosen")))
    .max(MAX_BATCH, storable(message("reconciliation.errors.tooMany", { count: MAX_BATCH }))),
});

export const keepDeletedSchema = z.object({ address });

/** `shown` is the new name shown on the page; `renameCustomer` is the version of the customer to rename too. */
export const acceptNameSchema = z.object({
  address,
  shown: z.string(),
  renameCustomer: z.coerce.number().int().optional(),
});

export const addUnrecognizedSchema = z.object({ address, customerId: optionalUuid, newCustomerName });

export const addExistingSchema = z.object({
  address: z
    .string()
    .trim()
    .min(1, storable(message("reconciliation.errors.addressMissing"))),
  customerId: optionalUuid,
  newCustomerName,
});
