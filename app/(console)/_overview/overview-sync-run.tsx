"use client";

import { Fragment, type ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatDuration } from "@/lib/format";
import type { SyncStatus } from "@/lib/sync/model";
import { stoppedSentence, syncStep } from "../_sync/sync-text";
import { Elapsed } from "../operations/elapsed";

type Run = NonNullable<SyncStatus["latest"]>;

/** Facts in a row, without those that don't apply. */
function Facts({ of }: { of: ReactNode[] }) {
  const facts = of.filter((fact) => fact !== null);
  return facts.map((fact, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the facts have no other identity
    <Fragment key={index}>
      {index > 0 ? " · " : null}
      {fact}
    </Fragment>
  ));
}

type RunningProps = { run: Run; now: string; stop: ReactNode };

/** A run in progress: how much has been read, the time left, and a button to stop it. */
export function RunningSync({ run, now, stop }: RunningProps) {
  const text = useText("sync.panel");
  const progressText = useText("sync.progress");
  const { pagesDone, pagesTotal, pass, written, resumedPages, phase, trigger, startedBy } = run;
  const { value, max, sentence, left, valueText } = syncStep(run, progressText);
  const manual = trigger === "manual" && startedBy !== "";
  const facts = [
    pagesTotal > 0 && phase === "reading" ? text("page", { done: pagesDone, total: pagesTotal }) : null,
    resumedPages > 0 ? text("resumed", { count: resumedPages }) : null,
    pass > 1 ? text("pass", { pass }) : null,
    text("updated", { count: written }),
    manual
      ? text("startedManually", { name: startedBy })
      : text(trigger === "start" ? "startedWithConsole" : "startedBySchedule"),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{sentence}</span>
        <span className="text-ink-3">
          <Facts of={[left || null, <Elapsed key="elapsed" since={run.startedAt} now={now} />]} />
        </span>
      </p>
      <Progress value={value} max={max} label={progressText("label")} valueText={valueText} />
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <p className="min-w-0 flex-1 basis-52 text-ink-3 text-sm">
          <Facts of={facts} />
        </p>
        {stop}
      </div>
    </div>
  );
}

/** "Scheduled sync 3 min ago" */
function Started({ run: { trigger, startedBy, startedAt }, now }: { run: Run; now: string }) {
  const text = useText("sync.panel");
  const time = () => <RelativeTime value={startedAt} now={now} />;
  if (trigger === "manual" && startedBy !== "") return text.rich("manualSync", { time, name: startedBy });
  return text.rich(trigger === "start" ? "startupSync" : "scheduledSync", { time });
}

function SucceededFacts({ run, now }: { run: Run; now: string }) {
  const locale = useLocale();
  const text = useText("sync.panel");
  const { seen, written, gone, pass, finishedAt, startedAt } = run;
  const facts = [
    <Started key="started" run={run} now={now} />,
    text("organizations", { count: seen }),
    written === 0 && gone === 0 ? text("noChanges") : null,
    written > 0 ? text("changed", { count: written }) : null,
    gone > 0 ? text("deleted", { count: gone }) : null,
    pass > 1 ? text("passes", { count: pass }) : null,
    finishedAt === null ? null : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt), locale),
  ];
  return (
    <p className="text-ink-2">
      <Facts of={facts} />
    </p>
  );
}

/** The result of the last run, and what failed. */
export function EndedSync({ run, now }: { run: Run; now: string }) {
  const text = useText("sync.panel");
  const progressText = useText("sync.progress");
  return (
    <div className="flex flex-col gap-2">
      {run.state === "succeeded" ? <SucceededFacts run={run} now={now} /> : null}
      {run.state === "failed" ? (
        <Note tone="bad" title={text("failed")}>
          {text.rich("failedHint", {
            error: run.error ?? text("interrupted"),
            sync: () => <Started run={run} now={now} />,
            count: run.seen,
          })}
        </Note>
      ) : null}
      {run.state === "cancelled" ? (
        <Note tone="info" title={text("stopped")}>
          {text("stoppedHint", { stopped: stoppedSentence(run, progressText), deleted: run.gone })}
        </Note>
      ) : null}
      {run.state === "succeeded" && !run.complete ? (
        <Note title={text("incomplete")}>{text("incompleteHint")}</Note>
      ) : null}
    </div>
  );
}
