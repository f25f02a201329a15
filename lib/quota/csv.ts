import "server-only";
import { stringify } from "csv-stringify/sync";
import { csvOptions } from "@/lib/csv";
import { isoInZone } from "@/lib/time-zone";
import type { HistoryKey, HistoryPoint, QuotaHistory } from "./history-schemas";
import { fallWords } from "./history-words";
import { quotaKeys } from "./schemas";

const figure = (value: number | null) => (value === null ? "" : String(value));

const euros = (cents: number | null) => (cents === null ? "" : (cents / 100).toFixed(2));

/**
 * The figures of a history as CSV (RFC 4180, UTF-8 with a byte order mark, times in ISO 8601 with the offset of
 * their zone): what was used and the limit
 * of each of `wanted`, the wallet's balance in euros where there is one, empty where it is not known, and what there is to
 * note. Cells that a spreadsheet would run are escaped.
 */
export function historyCsv(
  { points, falls, timeZone, hasWallet }: QuotaHistory,
  wanted: readonly HistoryKey[],
): string {
  const keys = quotaKeys.filter((key) => wanted.includes(key));
  const withWallet = hasWallet && wanted.includes("wallet");
  const notes = ({ at, enabled }: HistoryPoint) => [
    ...(enabled ? [] : ["integrator features off"]),
    ...falls
      .filter((fall) => fall.at === at && keys.includes(fall.key))
      .map((fall) => `${fall.key} ${fallWords(fall)}`),
  ];
  const rows = points.map((point) => [
    isoInZone(point.at, timeZone),
    timeZone,
    ...keys.flatMap((key) => [figure(point.used[key]), figure(point.limit[key])]),
    ...(withWallet ? [euros(point.balance)] : []),
    notes(point).join("; "),
  ]);
  const header = [
    "read_at",
    "time_zone",
    ...keys.flatMap((key) => [`${key}_used`, `${key}_limit`]),
    ...(withWallet ? ["wallet_balance_eur"] : []),
    "note",
  ];
  return stringify([header, ...rows], { ...csvOptions, bom: true });
}
