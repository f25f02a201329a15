"use client";

import { useEffect, useState } from "react";
import { useText } from "#use-text";
import { isInProgress, type OperationView } from "@/lib/operations/model";
import { operationTitle } from "./operation-title";

/** Announces each change of state to screen readers; polls without a change stay silent. */
export function OperationAnnouncer({ operation }: { operation: OperationView }) {
  const titleText = useText("operations.title");
  const stateText = useText("operations.state");
  const text = useText("operations.progress");
  const [announced, setAnnounced] = useState("");
  const [first, setFirst] = useState(operation.state);
  const { state } = operation;
  const sentence = text("announced", { title: operationTitle(operation, titleText), state: stateText(state) });
  useEffect(() => {
    if (state === first && !isInProgress(state)) return;
    setFirst(state);
    setAnnounced(sentence);
  }, [state, first, sentence]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}
