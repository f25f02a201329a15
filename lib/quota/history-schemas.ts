import { z } from "zod";
import { DAY_MS, HOUR_MS } from "@/lib/time/buckets";
import { type QuotaKey, quotaKeys } from "./model";

export const historyRanges = ["24h", "30d", "12m"] as const;
export const historyRangeSchema = z.enum(historyRanges);
export type HistoryRange = z.infer<typeof historyRangeSchema>;
/** The subjects of charts: each limit, and the wallet. */
export const historyKeys = [...quotaKeys, "wallet"] as const;
export const historyKeySchema = z.enum(historyKeys);
export type HistoryKey = z.infer<typeof historyKeySchema>;

/** A range shows the last reading of each `stepMs`, aligned by `stepOf` in the console's time zone. */
export const rangeSpans: Record<HistoryRange, { kind: "hour" | "day"; stepMs: number; steps: number }> = {
  "24h": { kind: "hour", stepMs: HOUR_MS, steps: 24 },
  "30d": { kind: "hour", stepMs: 6 * HOUR_MS, steps: 30 * 4 },
  "12m": { kind: "day", stepMs: DAY_MS, steps: 365 },
};

/** The last reading of one step, taken `at` (milliseconds). null: not known; a limit only where there is one. */
export type HistoryPoint = {
  at: number;
  enabled: boolean;
  used: Record<QuotaKey, number | null>;
  limit: Record<QuotaKey, number | null>;
  /** The wallet's, in euro cents. */
  balance: number | null;
};

/** No reading was kept between these two instants. */
export type Gap = { from: number; to: number };

/** A decrease between two readings: `deleted` are the organizations that this console deleted in between. */
export type Decrease = { key: QuotaKey; from: number; at: number; by: number; deleted: string[] };

/** Instants are milliseconds; `from` and `to` bound the range, even without readings. Days are in `timeZone`. */
export type QuotaHistory = {
  range: HistoryRange;
  timeZone: string;
  from: number;
  to: number;
  points: HistoryPoint[];
  gaps: Gap[];
  decreases: Decrease[];
  /** Vocdoni has a wallet for this account. */
  hasWallet: boolean;
};
