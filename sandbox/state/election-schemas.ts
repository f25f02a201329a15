import { z } from "zod";

export const electionStatusSchema = z.enum(["READY", "PAUSED", "ENDED", "CANCELED", "RESULTS"]);

const electionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Empty until published. */
  upstreamId: z.string(),
  stored: electionStatusSchema,
  chain: electionStatusSchema,
  /** When the chain goes on from ENDED to RESULTS. */
  resultsAt: z.number().optional(),
  /** The chain no longer serves it. */
  lost: z.boolean().optional(),
  votes: z.array(z.number()),
});

export const votingTypeSchema = z.enum(["singlechoice", "multichoice", "ranked", "cumulative"]);
export type VotingType = z.infer<typeof votingTypeSchema>;

/** `votes`: ballots by the choice that they prefer; see api/ballots.ts. */
export const questionSchema = electionSchema.extend({
  choices: z.array(z.string()),
  /** Absent: singlechoice. */
  type: votingTypeSchema.optional(),
  secret: z.boolean().optional(),
  /** Votes come in evenly between its dates, instead of being there from the start. */
  comingIn: z.boolean().optional(),
  eligible: z.array(z.string()).optional(),
});

export const votingProcessSchema = z.object({
  id: z.string(),
  published: z.boolean(),
  title: z.string(),
  census: z
    .object({
      size: z.number(),
      weighted: z.boolean(),
      groupId: z.string(),
      authFields: z.array(z.string()),
      twoFaFields: z.array(z.string()),
    })
    .nullable(),
  startDate: z.number().optional(),
  endDate: z.number(),
  questions: z.array(questionSchema),
  updatedAt: z.number(),
  refreshedAt: z.number().optional(),
});

export const legacyProcessSchema = electionSchema.extend({
  published: z.boolean(),
  interruptible: z.boolean(),
  censusSize: z.number(),
  startDate: z.number(),
  endDate: z.number(),
  publishedAt: z.number(),
});

export type ElectionStatus = z.infer<typeof electionStatusSchema>;
export type Question = z.infer<typeof questionSchema>;
export type VotingProcess = z.infer<typeof votingProcessSchema>;
export type LegacyProcess = z.infer<typeof legacyProcessSchema>;
