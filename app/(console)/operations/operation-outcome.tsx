"use client";

import { Note } from "@/components/ui/banner";
import type { OperationView } from "@/lib/operations/schemas";
import { fieldWord, valueWord } from "./operation-words";

const quoted = (field: string, value: string, none = "empty") =>
  value === "" ? none : <q className="wrap-anywhere">{valueWord(field, value)}</q>;

function KeptFields({ kept }: Pick<OperationView, "kept">) {
  return (
    <Note title="Vocdoni kept these fields as they were">
      <dl className="mt-1 flex flex-col gap-1">
        {kept.map(({ field, wanted, is }) => (
          <div key={field}>
            <dt className="inline font-[550] text-ink">{fieldWord(field)}</dt>
            <dd className="ml-1.5 inline">
              asked for {quoted(field, wanted, "nothing (empty)")}, still {quoted(field, is)}
            </dd>
          </div>
        ))}
      </dl>
    </Note>
  );
}

function AlsoChanged({ also }: Pick<OperationView, "also">) {
  return (
    <Note tone="warn" title="Also changed, though this edit didn’t ask for it">
      <dl className="mt-1 flex flex-col gap-1">
        {also.map(({ field, was, is }) => (
          <div key={field}>
            <dt className="inline font-[550] text-ink">{fieldWord(field)}</dt>
            <dd className="ml-1.5 inline">
              was {quoted(field, was)}, is {quoted(field, is)}
            </dd>
          </div>
        ))}
      </dl>
    </Note>
  );
}

const titles = {
  failed: "It did not happen",
  closed: "Why it was closed by a person",
  undecided: "What was looked at",
} as const;

/** What went wrong and what did not happen, in words, what Vocdoni did not take over, and what else changed. Nothing where all is well. */
export function OperationOutcome({ operation }: { operation: OperationView }) {
  const { state, error, kept, also } = operation;
  const title = state === "failed" || state === "closed" || state === "undecided" ? titles[state] : null;
  return (
    <>
      {error && title ? (
        <Note tone={state === "failed" ? "bad" : state === "closed" ? "info" : "warn"} title={title}>
          {error.message}
        </Note>
      ) : null}
      {kept.length > 0 ? <KeptFields kept={kept} /> : null}
      {also.length > 0 ? <AlsoChanged also={also} /> : null}
    </>
  );
}
