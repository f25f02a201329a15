import "server-only";
import { formatNumber } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { csvFile } from "@/lib/text/csv";
import { isoInZone } from "@/lib/time/zone";
import { decreaseCause } from "./decrease";
import type { HistoryKey, HistoryPoint, QuotaHistory } from "./history-schemas";
import { quotaKeys } from "./model";

const euros = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2));

/**
 * The figures of a history as CSV (see lib/text/csv.ts; times in ISO 8601 with the offset of their zone): usage and limit of each
 * of `wanted`, the wallet's balance in euros where there is one, empty where unknown, and notes.
 */
export function historyCsv(
  { points, decreases, timeZone, hasWallet }: QuotaHistory,
  wanted: readonly HistoryKey[],
  { text, locale }: { text: Text<"quota.decrease">; locale: string },
): string {
  const keys = quotaKeys.filter((key) => wanted.includes(key));
  const withWallet = hasWallet && wanted.includes("wallet");
  const notes = ({ at, enabled }: HistoryPoint) => [
    ...(enabled ? [] : [text("featuresOff")]),
    ...decreases
      .filter((decrease) => decrease.at === at && keys.includes(decrease.key))
      .map((decrease) =>
        text("fileNote", {
          column: decrease.key,
          by: formatNumber(decrease.by, locale),
          cause: decreaseCause(text, decrease),
        }),
      ),
  ];
  const rows = points.map((point) => [
    isoInZone(point.at, timeZone),
    timeZone,
    ...keys.flatMap((key) => [point.used[key], point.limit[key]]),
    ...(withWallet ? [euros(point.balance)] : []),
    notes(point).join(" "),
  ]);
  const header = [
    "read_at",
    "time_zone",
    ...keys.flatMap((key) => [`${key}_used`, `${key}_limit`]),
    ...(withWallet ? ["wallet_balance_eur"] : []),
    "note",
  ];
  return csvFile([header, ...rows]);
}
