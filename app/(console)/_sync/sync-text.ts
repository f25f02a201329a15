import type { Text } from "@/lib/messages/part";
import type { SyncStatus } from "@/lib/sync/model";

type Run = NonNullable<SyncStatus["latest"]>;
type ProgressText = Text<"sync.progress">;

/** "About 12 seconds left", rounded more the longer it is; "" while unknown. */
export function timeLeft(seconds: number | null, text: ProgressText): string {
  if (seconds === null) return "";
  if (seconds < 5) return text("fewSecondsLeft");
  if (seconds < 20) return text("secondsLeft", { count: Math.round(seconds) });
  if (seconds < 90) return text("secondsLeft", { count: Math.round(seconds / 5) * 5 });
  if (seconds < 90 * 60) return text("minutesLeft", { count: Math.round(seconds / 60) });
  return text("hoursLeft", { count: Math.round(seconds / 3600) });
}

type Step = { value: number; max: number; sentence: string; left: string; valueText: string };

/** The progress of a run in one sentence, with the time left. */
export function syncStep(run: Run, text: ProgressText): Step {
  const { phase, toConfirm, confirmed, seen, total } = run;
  const [value, max] = phase === "confirming" ? [confirmed, toConfirm] : [seen, total];
  const reading = total > 0 ? text("organizations", { seen, total }) : text("firstPage");
  const sentence = phase === "confirming" ? text("confirming", { done: confirmed, total: toConfirm }) : reading;
  const left = timeLeft(run.secondsLeft, text);
  return { value, max, sentence, left, valueText: left ? text("stepAndTimeLeft", { step: sentence, left }) : sentence };
}

type StoppedRun = Pick<Run, "cancelledBy" | "pagesDone" | "pagesTotal" | "phase" | "gone" | "toConfirm">;

/** How a run ended after someone stopped it. */
export function stoppedSentence(run: StoppedRun, text: ProgressText): string {
  const { cancelledBy, pagesDone: done, pagesTotal: total, phase, gone, toConfirm } = run;
  const by = { who: cancelledBy ? "somebody" : "nobody", name: cancelledBy ?? "" };
  if (total === 0) return text("stoppedBeforeFirstPage", by);
  if (phase === "reading" || gone === 0) return text("stopped", { ...by, done, total });
  return text("stoppedWhileConfirming", { ...by, done, total, deleted: gone, unlisted: toConfirm });
}
