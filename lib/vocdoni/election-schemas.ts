import { z } from "zod";
import { addressSchema } from "@/lib/address-schema";
import {
  amountSchema,
  dateSchema,
  flagSchema,
  jsonObjectSchema,
  listOf,
  optionalMultilingualSchema,
  optionalTextSchema,
  orElse,
  paginationSchema,
  stringListSchema,
  textSchema,
} from "./schemas";

const upper = optionalTextSchema.transform((value) => value?.toUpperCase() ?? null);

/**
 * Votes so far, as a matrix of decimal strings: `results[field][value]` ballots have that value in that field. Absent
 * until the end where it is secret; `finalResults` true means that the election has ended, whatever the stored status.
 */
export const tallySchema = z.object({
  voteCount: amountSchema,
  maxVoters: amountSchema,
  finalResults: flagSchema,
  results: orElse(z.array(listOf(z.string())), null),
});

/** One election. `status` is stored, upper case and may lag the chain; null for a draft. `results` only in a single read. */
export const questionSchema = z.object({
  id: z.string().min(1),
  title: optionalMultilingualSchema,
  /** `singlechoice`, `multichoice`, `ranked`, `cumulative`; empty with a raw ballot protocol only. */
  type: textSchema,
  /** `value`: its index in a field of the results; absent: its position. Null where they can't be read. */
  choices: orElse(z.array(z.object({ title: optionalMultilingualSchema, value: amountSchema })), null).catch(null),
  secretUntilTheEnd: flagSchema,
  /** On-chain id, bare lower-case hex; null until published. */
  upstreamId: optionalTextSchema.transform((value) => value?.toLowerCase() ?? null),
  status: upper,
  results: orElse(tallySchema, null).catch(null),
});

/** A process of the `/processes` family: N questions, one election each. */
export const votingProcessSchema = z.object({
  id: z.string().min(1),
  orgAddress: addressSchema,
  published: flagSchema,
  title: optionalMultilingualSchema,
  description: optionalMultilingualSchema,
  startDate: dateSchema,
  endDate: dateSchema,
  census: orElse(
    z.object({
      size: amountSchema,
      weighted: flagSchema,
      /** Only in a single read, and not always. */
      totalWeight: orElse(z.coerce.number(), null).catch(null),
      authFields: stringListSchema,
      twoFaFields: stringListSchema,
    }),
    null,
  ),
  questions: z
    .array(questionSchema)
    .nullish()
    .transform((value) => value ?? []),
  chainId: textSchema,
  updatedAt: dateSchema,
});

export const votingProcessPageSchema = z.object({
  pagination: paginationSchema,
  processes: listOf(votingProcessSchema),
});

/** A legacy draft; `orgAdress` is the API's spelling. */
const draftSchema = z
  .object({
    id: z.string().min(1),
    orgAdress: addressSchema,
    status: upper,
    metadata: jsonObjectSchema.nullish().transform((value) => value ?? {}),
    publishedAt: dateSchema,
    chainId: textSchema,
  })
  .transform(({ orgAdress, ...process }) => ({ ...process, orgAddress: orgAdress }));

export const draftPageSchema = z.object({ pagination: paginationSchema, processes: listOf(draftSchema) });

/** On-chain 64-hex IDs, which GET /process doesn't accept: published legacy elections can't be enumerated. */
export const bundleSchema = z.object({
  bundleId: z.string().min(1),
  primaryProcessId: textSchema,
  processes: stringListSchema,
});
export const bundlePageSchema = z.object({ pagination: paginationSchema, bundles: listOf(bundleSchema) });

/**
 * A background job; failed ones also return 200. A crash upstream leaves jobs pending forever. `error` comes from the
 * older branch.
 */
export const jobSchema = z
  .object({
    jobId: z.string().min(1),
    type: textSchema,
    status: z.enum(["pending", "completed", "failed"]),
    error: textSchema,
    errors: stringListSchema,
    result: orElse(jsonObjectSchema, null),
  })
  .transform(({ error, errors, ...job }) => ({ ...job, errors: error === "" ? errors : [error, ...errors] }));

/** The 202 response to a status change: follow the job. */
export const jobAcceptedSchema = z.object({ jobId: z.string().min(1) });
