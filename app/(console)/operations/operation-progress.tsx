"use client";

import { useEffect, useId, useRef } from "react";
import { Note } from "@/components/ui/banner";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { isMoving, type OperationState, type OperationView } from "@/lib/operations/schemas";
import { OperationAnnouncer } from "./operation-announcer";
import { OperationOutcome } from "./operation-outcome";
import { useOperation } from "./operation-query";
import { OperationTimeline } from "./operation-timeline";
import { operationTitle, shortId, stateSentence } from "./operation-words";
import { StateChip } from "./state-chip";

type OperationProgressProps = {
  operation: OperationView;
  /** The server's clock (ISO) when it read `operation`. */
  now: string;
  /** Called when it stops moving, also when it already had as it was first shown; again should it move and stop anew. */
  onSettled?: (operation: OperationView) => void;
  className?: string;
};

/** A panel that follows one operation by itself: where it stands, its steps with their times, and how it ended. */
export function OperationProgress({ operation: initial, now, onSettled, className }: OperationProgressProps) {
  const { data: operation, error, updatedAt } = useOperation(initial, now);
  const titleId = useId();
  const told = useRef<{ id: string; state: OperationState } | null>(null);

  useEffect(() => {
    const { id, state } = operation;
    if (told.current?.id === id && told.current.state === state) return;
    told.current = { id, state };
    if (!isMoving(state)) onSettled?.(operation);
  }, [operation, onSettled]);

  return (
    <Panel pad aria-labelledby={titleId} className={className}>
      <PanelHeader
        titleId={titleId}
        title={`Operation ${shortId(operation.id)}`}
        note={<StateChip state={operation.state} />}
      />
      <OperationAnnouncer key={operation.id} operation={operation} />
      <p className="wrap-anywhere -mt-1 text-ink-3">
        <span className="text-ink-2">{operationTitle(operation)}</span>, started by {operation.actorName},{" "}
        <RelativeTime value={operation.createdAt} now={now} />
      </p>
      <OperationTimeline operation={operation} now={now} />
      <p className="mt-2 text-ink-2 text-sm">{stateSentence(operation)}</p>
      <div className="mt-2 flex flex-col gap-2 empty:hidden">
        {error ? (
          <Note title="This may have moved on">
            {error.message} What you see is from <RelativeTime value={updatedAt} now={now} />. The operation goes on
            without this page.
          </Note>
        ) : null}
        <OperationOutcome operation={operation} />
      </div>
      <p className="mt-3 text-sm">
        <Link href={`/operations/${operation.id}`} className="link">
          {operation.state === "undecided" ? "Decide about this operation" : "See the whole operation"}
        </Link>
      </p>
    </Panel>
  );
}
