import { z } from "zod";
import type { WalletReading } from "@/lib/db/schema";

const MOST_CENTS = 100_000_000_000;
const walletReadingSchema = z.object({ at: z.iso.datetime(), answers: z.boolean(), balance: z.number().nullable() });

/** A balance in cents that can be; null for one that is missing, negative, fractional or beyond a billion euros. */
export const balanceOf = ({ balance }: Pick<WalletReading, "balance">): number | null =>
  balance !== null && Number.isSafeInteger(balance) && balance >= 0 && balance <= MOST_CENTS ? balance : null;

/** The wallet of a kept reading; null where it says nothing, or has none. */
export function walletOf(wallet: unknown): WalletReading | null {
  const parsed = walletReadingSchema.safeParse(wallet);
  return parsed.success && parsed.data.answers ? parsed.data : null;
}
