import { z } from "zod";

/** The prepaid wallet. `answer` stands in for a shape that nobody has seen yet. */
export const walletSchema = z.object({
  balanceCents: z.number(),
  ledger: z.array(z.record(z.string(), z.unknown())),
  answer: z.unknown().optional(),
});
