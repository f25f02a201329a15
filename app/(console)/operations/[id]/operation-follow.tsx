"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useText } from "#use-text";
import { Panel } from "@/components/ui/panel";
import { isInProgress, type OperationView } from "@/lib/operations/model";
import { OperationAnnouncer } from "../operation-announcer";
import { OperationOutcome } from "../operation-outcome";
import { useOperation } from "../operation-query";
import { OperationTimeline } from "../operation-timeline";
import { OutdatedNote } from "../outdated-note";
import { StateChip } from "../state-chip";
import { stateSentence } from "../state-sentence";
import { OperationDecision } from "./operation-decision";
import { OperationDetails } from "./operation-details";

type OperationFollowProps = {
  operation: OperationView;
  customer: { id: string; name: string } | null;
  canDecide: boolean;
  now: string;
};

/** One operation, polled while it is in progress. */
export function OperationFollow({ operation: initial, customer, canDecide, now }: OperationFollowProps) {
  const text = useText("operations.detail");
  const progressText = useText("operations.progress");
  const timelineText = useText("operations.timeline");
  const { data: operation, error, updatedAt, refresh } = useOperation(initial, now);
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(operation.state);

  // The decision's buttons disappear with it, and the focus must not; the app shell counts open operations.
  useEffect(() => {
    if (before.current === operation.state) return;
    const decided = before.current === "undecided";
    before.current = operation.state;
    if (decided && document.activeElement === document.body) heading.current?.focus();
    if (decided || !isInProgress(operation.state)) router.refresh();
  }, [operation.state, router]);

  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
      <Panel pad aria-labelledby="state">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="state" ref={heading} tabIndex={-1} className="font-semibold text-base">
            {text("status")}
          </h2>
          <StateChip state={operation.state} />
        </div>
        <OperationAnnouncer operation={operation} />
        <p className="mt-1 text-ink-2">{stateSentence(operation, progressText)}</p>
        <div className="mt-3 flex flex-col gap-2 empty:hidden">
          {error ? <OutdatedNote error={error.message} updatedAt={updatedAt} now={now} /> : null}
          <OperationOutcome operation={operation} />
        </div>
        {operation.state === "undecided" && canDecide ? (
          <OperationDecision id={operation.id} onDecided={refresh} />
        ) : null}
        {operation.state === "undecided" && !canDecide ? (
          <p className="mt-3 text-ink-2">{text("onlyStaffDecide")}</p>
        ) : null}
        <h3 className="mt-4 border-line border-t pt-3 font-semibold text-base">{timelineText("steps")}</h3>
        <OperationTimeline operation={operation} now={now} />
      </Panel>
      <OperationDetails operation={operation} customer={customer} now={now} />
    </div>
  );
}
