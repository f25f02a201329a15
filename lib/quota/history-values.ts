import { formatNumber } from "@/lib/format";
import type { HistoryKey, HistoryPoint } from "./history-schemas";

/** The value of a chart at a point: usage of a limit, or the wallet's balance in euros; null: unknown. */
export function pointValue({ used, balance }: HistoryPoint, key: HistoryKey): number | null {
  if (key !== "wallet") return used[key];
  return balance === null ? null : balance / 100;
}

/** The limit at a point; a wallet has none. */
export const limitOf = ({ limit }: HistoryPoint, key: HistoryKey): number | null =>
  key === "wallet" ? null : limit[key];

/** "1,234", or "€1,234.56" of the wallet. */
export const formatFigure = (value: number, key: HistoryKey, locale: string): string =>
  formatNumber(value, locale, key === "wallet" ? { style: "currency", currency: "EUR" } : {});
