"use client";

import { useEffect, useState } from "react";
import { useText } from "#use-text";
import { isMoving, type OperationView } from "@/lib/operations/schemas";
import { operationTitle } from "./operation-title";

/** Announces a change of state once to a screen reader; polls that change nothing stay silent. */
export function OperationAnnouncer({ operation }: { operation: OperationView }) {
  const titleText = useText("operations.title");
  const stateText = useText("operations.state");
  const text = useText("operations.progress");
  const [announced, setAnnounced] = useState("");
  const [first, setFirst] = useState(operation.state);
  const { state } = operation;
  const sentence = text("announced", { title: operationTitle(operation, titleText), state: stateText(state) });
  useEffect(() => {
    if (state === first && !isMoving(state)) return;
    setFirst(state);
    setAnnounced(sentence);
  }, [state, first, sentence]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}
