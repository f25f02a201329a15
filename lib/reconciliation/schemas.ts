import { z } from "zod";
import { type Message, message, storable } from "@/lib/messages/message";
import { lineSchema } from "@/lib/text/schemas";

/** The kinds of differences between Vocdoni and this console, in display order. */
export const differenceKinds = [
  "unlinked",
  "gone",
  "renamed",
  "unknown-creations",
  "foreign-reference",
  "counter",
] as const;
export const differenceKindSchema = z.enum(differenceKinds);
export type DifferenceKind = z.infer<typeof differenceKindSchema>;

/** Counts and lists stop here; the rest appears as differences are resolved. */
export const MAX_LISTED = 1_000;
/** The most suggestions linked at once. */
export const MAX_BATCH = 100;

export const differenceQuerySchema = z.object({
  kind: z.union([z.literal(""), differenceKindSchema]),
  page: z.coerce.number().int().min(1).max(1_000),
  size: z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)])),
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

export type Named = { id: string; name: string };

/**
 * The customer that an organization most likely belongs to. `one`: the only match; `ambiguous`: why a person has to
 * choose, with at most five of the candidates.
 */
export type Suggestion =
  | { state: "none" }
  | { state: "one"; customer: Named; by: "external-id" | "name" }
  | { state: "ambiguous"; why: Message; candidates: Named[] };

export type UnassignedRow = {
  address: string;
  name: string;
  type: string;
  createdAt: string | null;
  suggestion: Suggestion;
};
export type DeletedRow = { address: string; name: string; customer: Named; goneAt: string };
export type RenamedRow = {
  address: string;
  name: string;
  agreedName: string;
  /** `version` guards a rename of the customer; `sameName`: its name is the one agreed on. */
  customer: (Named & { version: number; sameName: boolean }) | null;
};
export type UnrecognizedRow = {
  address: string;
  name: string;
  reference: string;
  createdAt: string | null;
  customer: Named | null;
};

/** Vocdoni's organization counter differs from its list. `since`: first seen; `seenAt`: last seen. */
export type CounterDifference = { counted: number; listed: number; since: string; seenAt: string };

export type DifferenceCounts = Record<DifferenceKind, number>;

/** The result of linking each suggestion; texts are messages, or in the reader's language. */
export type LinkReport<Text = string> = {
  linked: { address: string; name: string; customer: Named }[];
  skipped: { address: string; name: string; why: Text }[];
  /** Why the rest was not tried; null when all were. */
  interrupted: Text | null;
};
