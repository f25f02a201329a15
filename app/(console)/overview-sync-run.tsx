"use client";

import { Note } from "@/components/ui/banner";
import { useLocale } from "@/components/ui/locale";
import { Num } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatDuration, formatNumber } from "@/lib/format";
import type { SyncStatus } from "@/lib/sync/schemas";
import { Elapsed } from "./operations/elapsed";

type Run = NonNullable<SyncStatus["latest"]>;
const readings = ["first", "second", "third"];

function who({ trigger, startedBy }: Run): string {
  if (trigger === "manual" && startedBy !== "") return `started by ${startedBy}`;
  return trigger === "start" ? "begun as the console started" : "begun by the schedule";
}

/** A run under way: how much of the list has been read. */
export function RunningSync({ run, now }: { run: Run; now: string }) {
  const locale = useLocale();
  const { seen, total, pagesDone, pagesTotal, pass, written } = run;
  const figures =
    total > 0
      ? `${formatNumber(seen, locale)} of ${formatNumber(total, locale)} organizations`
      : "Asking Vocdoni for the first page";
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{figures}</span>
        <span className="text-ink-3">
          <Elapsed since={run.startedAt} now={now} />
        </span>
      </p>
      <Progress value={seen} max={total} label="Reading Vocdoni’s list" valueText={figures} />
      <p className="text-ink-3 text-sm">
        {pagesTotal > 0 ? (
          <>
            page <Num value={pagesDone} /> of <Num value={pagesTotal} /> ·{" "}
          </>
        ) : null}
        {pass > 1 ? `${readings[pass - 1] ?? `${pass}th`} reading, for the list shifted · ` : null}
        <Num value={written} /> written · {who(run)}
      </p>
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
        <Note tone="info" title="The latest reading was cancelled">
          What it had read until then was kept.
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
