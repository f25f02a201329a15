"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { Timeline, type TimelineStep } from "@/components/ui/timeline";
import { formatDuration, formatExact } from "@/lib/format";
import { isMoving, type OperationView } from "@/lib/operations/schemas";
import { Elapsed } from "./elapsed";

const underWay = {
  recorded: "Sending to Vocdoni",
  sent: "Waiting for Vocdoni’s answer",
  unknown: "Looking at Vocdoni",
};

function nextSteps(operation: OperationView, now: string): TimelineStep[] {
  const { state, createdAt, nextLookAt } = operation;
  if (state !== "recorded" && state !== "sent" && state !== "unknown") return [];
  const current: TimelineStep = {
    key: "current",
    state: "current",
    title: underWay[state],
    note: <Elapsed since={createdAt} now={now} />,
    ...(state === "unknown" && nextLookAt !== null
      ? {
          detail: (
            <>
              next look <RelativeTime value={nextLookAt} now={now} />
            </>
          ),
        }
      : {}),
  };
  const outcome = state === "unknown" ? "Knowing how it ended" : "Reading back and writing down how it ended";
  return [current, { key: "outcome", state: "pending", title: outcome }];
}

/** What happened so far, each step with the time since the beginning, and while it moves what is under way and to come. */
export function OperationTimeline({ operation, now }: { operation: OperationView; now: string }) {
  const timeZone = useTimeZone();
  const begun = Date.parse(operation.createdAt);
  const waitsForPerson = operation.state === "undecided";
  const steps = operation.steps.map((step, index): TimelineStep => {
    const last = index === operation.steps.length - 1;
    const stands = step.status === "waiting" && last && waitsForPerson;
    return {
      key: `${index}-${step.at}`,
      state: step.status === "failed" ? "failed" : stands ? "current" : "done",
      title: step.step,
      note: (
        <span title={formatExact(step.at, timeZone)} className="whitespace-nowrap">
          <span className="sr-only">after </span>
          {formatDuration(Date.parse(step.at) - begun)}
        </span>
      ),
      ...(step.detail && step.detail !== operation.error?.message ? { detail: step.detail } : {}),
    };
  });
  return (
    <Timeline
      label={isMoving(operation.state) ? "Steps so far" : "Steps"}
      steps={[...steps, ...nextSteps(operation, now)]}
    />
  );
}
