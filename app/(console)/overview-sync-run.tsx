"use client";

import type { ReactNode } from "react";
import { Note } from "@/components/ui/banner";
import { useLocale } from "@/components/ui/locale";
import { Num } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatDuration } from "@/lib/format";
import type { SyncStatus } from "@/lib/sync/schemas";
import { Elapsed } from "./operations/elapsed";
import { stoppedWords, syncStep, timeLeftWords } from "./sync-words";

type Run = NonNullable<SyncStatus["latest"]>;
const readings = ["first", "second", "third"];

function who({ trigger, startedBy }: Run): string {
  if (trigger === "manual" && startedBy !== "") return `started by ${startedBy}`;
  return trigger === "start" ? "begun as the console started" : "begun by the schedule";
}

type RunningProps = { run: Run; now: string; stop: ReactNode };

/** A run under way: how much of the list has been read, how long the rest will take, and what ends it. */
export function RunningSync({ run, now, stop }: RunningProps) {
  const locale = useLocale();
  const { pagesDone, pagesTotal, pass, written, resumedPages, phase } = run;
  const { value, max, words } = syncStep(run, locale);
  const left = timeLeftWords(run.secondsLeft);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{words}</span>
        <span className="text-ink-3">
          {left ? `${left} · ` : null}
          <Elapsed since={run.startedAt} now={now} />
        </span>
      </p>
      <Progress
        value={value}
        max={max}
        label="Reading Vocdoni’s list"
        valueText={[words, left].filter(Boolean).join(", ")}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <p className="min-w-0 flex-1 basis-52 text-ink-3 text-sm">
          {pagesTotal > 0 && phase === "reading" ? (
            <>
              page <Num value={pagesDone} /> of <Num value={pagesTotal} /> ·{" "}
            </>
          ) : null}
          {resumedPages > 0 ? (
            <>
              goes on after <Num value={resumedPages} /> {resumedPages === 1 ? "page" : "pages"} read before ·{" "}
            </>
          ) : null}
          {pass > 1 ? `${readings[pass - 1] ?? `${pass}th`} reading, because the list changed meanwhile · ` : null}
          <Num value={written} /> written · {who(run)}
        </p>
        {stop}
      </div>
    </div>
  );
}

function EndedWords({ run, now }: { run: Run; now: string }) {
  const { seen, written, gone, pass, finishedAt, startedAt } = run;
  const took = finishedAt === null ? null : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));
  return (
    <p className="text-ink-2">
      The latest reading, {who(run)} <RelativeTime value={startedAt} now={now} />, saw <Num value={seen} />{" "}
      {seen === 1 ? "organization" : "organizations"}
      {took ? ` in ${took}` : null}: <Num value={written} /> new or changed, <Num value={gone} /> no longer there
      {pass > 1 ? `, after ${pass} passes` : null}.
    </p>
  );
}

/** What the last run did, and what it could not do. */
export function EndedSync({ run, now }: { run: Run; now: string }) {
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-2">
      {run.state === "succeeded" ? <EndedWords run={run} now={now} /> : null}
      {run.state === "failed" ? (
        <Note tone="bad" title="The latest reading did not finish">
          {run.error ?? "The console stopped while it was reading."} It was {who(run)}{" "}
          <RelativeTime value={run.startedAt} now={now} /> and had read <Num value={run.seen} />{" "}
          {run.seen === 1 ? "organization" : "organizations"}. What you see is the last known state; nothing was changed
          at Vocdoni.
        </Note>
      ) : null}
      {run.state === "cancelled" ? (
        <Note tone="info" title="The latest reading was stopped">
          {stoppedWords(run, locale)}. {run.gone === 0 ? "None was marked as gone." : "No other was marked."} The next
          reading goes on from there if it begins soon.
        </Note>
      ) : null}
      {run.state === "succeeded" && !run.complete ? (
        <Note title="The latest reading was incomplete">
          Vocdoni’s list kept shifting while it was read, so some organizations may be missing here, and none was marked
          as gone. The next reading tries again.
        </Note>
      ) : null}
    </div>
  );
}
