"use client";

import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { countryName, languageLabel } from "@/lib/format";
import type { OperationView } from "@/lib/operations/model";
import { useFieldLabels } from "./field-labels";

/** A field's value as the forms show it: countries and languages by their names. */
function Quoted({ field, value }: { field: string; value: string }) {
  const locale = useLocale();
  const names: Record<string, typeof countryName> = { country: countryName, defaultLang: languageLabel };
  return <q className="wrap-anywhere">{value === "" ? "" : (names[field]?.(value, locale) ?? value)}</q>;
}

const quoted = (field: string, value: string) => () => <Quoted field={field} value={value} />;
const kindOf = (value: string) => (value === "" ? "nothing" : "text");

type ChangesProps = { title: string; fields: { field: string; sentence: ReactNode }[] };

function Changes({ title, fields }: ChangesProps) {
  const labels = new Map<string, string>(Object.entries(useFieldLabels()));
  if (fields.length === 0) return null;
  return (
    <Note title={title}>
      <dl className="mt-1 flex flex-col gap-1">
        {fields.map(({ field, sentence }) => (
          <div key={field}>
            <dt className="inline font-[550] text-ink">{labels.get(field) ?? field}</dt>
            <dd className="ml-1.5 inline">{sentence}</dd>
          </div>
        ))}
      </dl>
    </Note>
  );
}

const tones = { failed: "bad", closed: "info", undecided: "warn" } as const;

/** What failed, what Vocdoni didn't apply, and what else changed. Nothing when all is well. */
export function OperationOutcome({ operation }: { operation: OperationView }) {
  const text = useText("operations.outcome");
  const { state, error, kept, also } = operation;
  const unchanged = kept.map(({ field, wanted, is }) => ({
    field,
    sentence: text.rich("unchangedField", {
      requested: kindOf(wanted),
      wanted: quoted(field, wanted),
      shown: kindOf(is),
      current: quoted(field, is),
    }),
  }));
  const alsoChanged = also.map(({ field, was, is }) => ({
    field,
    sentence: text.rich("alsoChangedField", {
      before: kindOf(was),
      former: quoted(field, was),
      shown: kindOf(is),
      current: quoted(field, is),
    }),
  }));
  const explained = state === "failed" || state === "closed" || state === "undecided" ? state : null;
  return (
    <>
      {error && explained ? (
        <Note tone={tones[explained]} title={text(explained)}>
          {error.message}
        </Note>
      ) : null}
      <Changes title={text("unchanged")} fields={unchanged} />
      <Changes title={text("alsoChanged")} fields={alsoChanged} />
    </>
  );
}
