"use client";

import { useLocale, useText } from "#use-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { Timeline, type TimelineStep } from "@/components/ui/timeline";
import { formatDuration, formatExact } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { isInProgress, type OperationView } from "@/lib/operations/model";
import { Elapsed } from "./elapsed";

const current = { recorded: "sending", sent: "waiting", unknown: "checking" } as const;

function nextSteps(operation: OperationView, now: string, text: Text<"operations.timeline">): TimelineStep[] {
  const { state, createdAt, nextLookAt } = operation;
  if (state !== "recorded" && state !== "sent" && state !== "unknown") return [];
  const step: TimelineStep = {
    key: "current",
    state: "current",
    title: text(current[state]),
    note: <Elapsed since={createdAt} now={now} />,
    ...(state === "unknown" && nextLookAt !== null
      ? { detail: text.rich("nextCheck", { time: () => <RelativeTime value={nextLookAt} now={now} /> }) }
      : {}),
  };
  return [step, { key: "outcome", state: "pending", title: text(state === "unknown" ? "outcome" : "verifying") }];
}

/** The steps so far with the time since the start, then those in progress and pending. */
export function OperationTimeline({ operation, now }: { operation: OperationView; now: string }) {
  const text = useText("operations.timeline");
  const timeZone = useTimeZone();
  const locale = useLocale();
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
        <span title={formatExact(step.at, timeZone, locale)} className="whitespace-nowrap">
          {text.rich("after", {
            hidden: (chunks) => <span className="sr-only">{chunks}</span>,
            duration: formatDuration(Date.parse(step.at) - begun, locale),
          })}
        </span>
      ),
      ...(step.detail && step.detail !== operation.error?.message ? { detail: step.detail } : {}),
    };
  });
  return (
    <Timeline
      label={text(isInProgress(operation.state) ? "stepsSoFar" : "steps")}
      steps={[...steps, ...nextSteps(operation, now, text)]}
    />
  );
}
