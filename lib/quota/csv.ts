import "server-only";
import { csvFile } from "@/lib/csv";
import type { HistoryPoint, QuotaHistory } from "./history-schemas";
import { fallWords } from "./history-words";
import type { QuotaKey } from "./schemas";

/**
 * The figures of a history as CSV (see lib/csv.ts; times in ISO 8601): usage and limit of each of `keys`, empty where
 * unknown, and notes.
 */
export function historyCsv({ points, falls }: QuotaHistory, keys: readonly QuotaKey[]): string {
  const notes = ({ at, enabled }: HistoryPoint) => [
    ...(enabled ? [] : ["integrator features off"]),
    ...falls
      .filter((fall) => fall.at === at && keys.includes(fall.key))
      .map((fall) => `${fall.key} ${fallWords(fall)}`),
  ];
  const rows = points.map((point) => [
    new Date(point.at).toISOString(),
    ...keys.flatMap((key) => [point.used[key], point.limit[key]]),
    notes(point).join("; "),
  ]);
  const header = ["read_at", ...keys.flatMap((key) => [`${key}_used`, `${key}_limit`]), "note"];
  return csvFile([header, ...rows]);
}
