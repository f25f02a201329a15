import { z } from "zod";
import { jsonObjectSchema } from "./schemas";

/** What the balance is called: the first by the backend's own code, the others in case an answer comes to say it shorter. */
const BALANCE_NAMES = ["balanceCents", "balance_cents", "balance"] as const;

/**
 * GET /wallet. `balance`: any finite number as answered, in euro cents; what can be believed is for the quota to decide.
 * Another currency, or no number under a known name, is not understood. `raw` is the answer as received.
 */
export const walletSchema = jsonObjectSchema.transform((raw, ctx) => {
  const currency = raw.currency ?? "eur";
  const balance = BALANCE_NAMES.map((name) => raw[name]).find((value) => value !== undefined);
  if (typeof balance === "number" && typeof currency === "string" && currency.toLowerCase() === "eur") {
    return { balance, raw };
  }
  ctx.addIssue({ code: "custom", message: "no balance in euro cents" });
  return z.NEVER;
});
export type Wallet = z.infer<typeof walletSchema>;
