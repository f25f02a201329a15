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

type StoppedRun = Pick<Run, "cancelledBy" | "pagesDone" | "pagesTotal" | "phase" | "gone" | "toConfirm">;

/** How a person's Stop ended a run. */
export function stoppedWords(run: StoppedRun, locale: string): string {
  const { cancelledBy, pagesDone, pagesTotal, phase, gone, toConfirm } = run;
  const figure = (value: number) => formatNumber(value, locale);
  const who = cancelledBy ? `Stopped by ${cancelledBy}` : "Stopped";
  const far =
    pagesTotal > 0
      ? `after ${figure(pagesDone)} of ${figure(pagesTotal)} ${pagesTotal === 1 ? "page" : "pages"}`
      : "before the first page";
  if (phase === "reading" || gone === 0) return `${who} ${far}; what was read is kept`;
  const were = `${gone === 1 ? "was" : "were"} marked as gone`;
  return `${who} ${far}; what was read is kept, and ${figure(gone)} of ${figure(toConfirm)} that Vocdoni no longer lists ${were}`;
}
