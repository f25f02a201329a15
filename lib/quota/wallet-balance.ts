import { z } from "zod";
import type { WalletReading } from "@/lib/db/schema";

const MAX_CENTS = 100_000_000_000;
const walletReadingSchema = z.object({ at: z.iso.datetime(), answers: z.boolean(), balance: z.number().nullable() });

/** A valid balance in cents; null when missing, negative, fractional or above a billion euros. */
export const balanceOf = ({ balance }: Pick<WalletReading, "balance">): number | null =>
  balance !== null && Number.isSafeInteger(balance) && balance >= 0 && balance <= MAX_CENTS ? balance : null;

/** The wallet of a stored reading; null if unknown or none. */
export function walletOf(wallet: unknown): WalletReading | null {
  const parsed = walletReadingSchema.safeParse(wallet);
  return parsed.success && parsed.data.answers ? parsed.data : null;
}
