"use client";

import { useEffect, useId, useRef } from "react";
import { useText } from "#use-text";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { isInProgress, type OperationState, type OperationView } from "@/lib/operations/model";
import { OperationAnnouncer } from "./operation-announcer";
import { OperationOutcome } from "./operation-outcome";
import { useOperation } from "./operation-query";
import { OperationTimeline } from "./operation-timeline";
import { operationTitle, shortId } from "./operation-title";
import { OutdatedNote } from "./outdated-note";
import { StateChip } from "./state-chip";
import { stateSentence } from "./state-sentence";

type OperationProgressProps = {
  operation: OperationView;
  /** The server's clock (ISO) when it read `operation`. */
  now: string;
  /**
   * Called when it is no longer in progress, also if it wasn't when first shown; again if it resumes and ends again.
   */
  onSettled: (operation: OperationView) => void;
};

/** A panel that follows one operation: status, steps with their times, and outcome. */
export function OperationProgress({ operation: initial, now, onSettled }: OperationProgressProps) {
  const text = useText("operations.progress");
  const titleText = useText("operations.title");
  const { data: operation, error, updatedAt } = useOperation(initial, now);
  const titleId = useId();
  const reported = useRef<{ id: string; state: OperationState } | null>(null);

  useEffect(() => {
    const { id, state } = operation;
    if (reported.current?.id === id && reported.current.state === state) return;
    reported.current = { id, state };
    if (!isInProgress(state)) onSettled(operation);
  }, [operation, onSettled]);

  return (
    <Panel
      pad
      titleId={titleId}
      title={text("name", { id: shortId(operation.id) })}
      note={<StateChip state={operation.state} />}
    >
      <OperationAnnouncer key={operation.id} operation={operation} />
      <p className="wrap-anywhere -mt-1 text-ink-3">
        {text.rich("startedBy", {
          title: () => <span className="text-ink-2">{operationTitle(operation, titleText)}</span>,
          name: operation.actorName,
          time: () => <RelativeTime value={operation.createdAt} now={now} />,
        })}
      </p>
      <OperationTimeline operation={operation} now={now} />
      <p className="mt-2 text-ink-2 text-sm">{stateSentence(operation, text)}</p>
      <div className="mt-2 flex flex-col gap-2 empty:hidden">
        {error ? <OutdatedNote error={error.message} updatedAt={updatedAt} now={now} /> : null}
        <OperationOutcome operation={operation} />
      </div>
      <p className="mt-3 text-sm">
        <Link href={`/operations/${operation.id}`} className="link">
          {text(operation.state === "undecided" ? "decide" : "viewDetails")}
        </Link>
      </p>
    </Panel>
  );
}
