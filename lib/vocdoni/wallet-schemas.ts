import { z } from "zod";
import { jsonObjectSchema } from "./schemas";

/** Names of the balance: the first from the backend's code, the others in case a response shortens it. */
const BALANCE_NAMES = ["balanceCents", "balance_cents", "balance"] as const;

/**
 * GET /wallet. `balance`: any finite number as received, in euro cents; lib/quota decides whether it is plausible.
 * Another currency, or no number under a known name, is malformed. `raw` is the response as received.
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
