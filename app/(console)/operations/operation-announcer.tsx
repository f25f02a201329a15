"use client";

import { useEffect, useState } from "react";
import { isMoving, type OperationView, stateWords } from "@/lib/operations/schemas";
import { operationTitle } from "./operation-words";

/** Says a change of state once to a screen reader; polls that change nothing stay silent. */
export function OperationAnnouncer({ operation }: { operation: OperationView }) {
  const [words, setWords] = useState("");
  const [first, setFirst] = useState(operation.state);
  const { state } = operation;
  const sentence = `${operationTitle(operation)}: ${stateWords[state]}`;
  useEffect(() => {
    if (state === first && !isMoving(state)) return;
    setFirst(state);
    setWords(sentence);
  }, [state, first, sentence]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
