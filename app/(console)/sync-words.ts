import { formatNumber } from "@/lib/format";
import type { SyncStatus } from "@/lib/sync/schemas";

type Run = NonNullable<SyncStatus["latest"]>;

const plural = (count: number, word: string) => `about ${count} ${word}${count === 1 ? "" : "s"} left`;

/** "about 12 seconds left"; "" while it cannot be told. The longer, the rounder. */
export function timeLeftWords(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 5) return "a few seconds left";
  if (seconds < 20) return plural(Math.round(seconds), "second");
  if (seconds < 90) return plural(Math.round(seconds / 5) * 5, "second");
  if (seconds < 90 * 60) return plural(Math.round(seconds / 60), "minute");
  return plural(Math.round(seconds / 3600), "hour");
}

/** What a run does at the moment: how far, of how much, in which words. */
export function syncStep(run: Run, locale: string): { value: number; max: number; words: string } {
  const figure = (value: number) => formatNumber(value, locale);
  if (run.phase === "confirming") {
    const words = `Confirming ${figure(run.toConfirm)} that Vocdoni no longer lists: ${figure(run.confirmed)} asked`;
    return { value: run.confirmed, max: run.toConfirm, words };
  }
  const words =
    run.total > 0 ? `${figure(run.seen)} of ${figure(run.total)} organizations` : "Asking Vocdoni for the first page";
  return { value: run.seen, max: run.total, words };
}

/** How a person's Stop ended a run. */
export function stoppedWords({ cancelledBy, pagesDone, pagesTotal }: Run, locale: string): string {
  const who = cancelledBy ? `Stopped by ${cancelledBy}` : "Stopped";
  const far =
    pagesTotal > 0
      ? `after ${formatNumber(pagesDone, locale)} of ${formatNumber(pagesTotal, locale)} ${pagesTotal === 1 ? "page" : "pages"}`
      : "before the first page";
  return `${who} ${far}; what was read is kept`;
}
