"use client";

import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { countryName, languageLabel } from "@/lib/format";
import type { OperationView } from "@/lib/operations/model";
import { useFieldLabels } from "./field-labels";

function FieldLine({ field, children }: { field: string; children: ReactNode }) {
  const labels = new Map<string, string>(Object.entries(useFieldLabels()));
  return (
    <div>
      <dt className="inline font-[550] text-ink">{labels.get(field) ?? field}</dt>
      <dd className="ml-1.5 inline">{children}</dd>
    </div>
  );
}

/** A field's value as the forms show it: countries and languages by their names. */
function Quoted({ field, value }: { field: string; value: string }) {
  const locale = useLocale();
  const names: Record<string, typeof countryName> = { country: countryName, defaultLang: languageLabel };
  return <q className="wrap-anywhere">{value === "" ? "" : (names[field]?.(value, locale) ?? value)}</q>;
}

const quoted = (field: string, value: string) => () => <Quoted field={field} value={value} />;
const kindOf = (value: string) => (value === "" ? "nothing" : "text");

function UnchangedFields({ kept }: Pick<OperationView, "kept">) {
  const text = useText("operations.outcome");
  return (
    <Note title={text("unchanged")}>
      <dl className="mt-1 flex flex-col gap-1">
        {kept.map(({ field, wanted, is }) => (
          <FieldLine key={field} field={field}>
            {text.rich("unchangedField", {
              requested: kindOf(wanted),
              wanted: quoted(field, wanted),
              shown: kindOf(is),
              current: quoted(field, is),
            })}
          </FieldLine>
        ))}
      </dl>
    </Note>
  );
}

function UnrequestedChange({ also }: Pick<OperationView, "also">) {
  const text = useText("operations.outcome");
  return (
    <Note tone="warn" title={text("alsoChanged")}>
      <dl className="mt-1 flex flex-col gap-1">
        {also.map(({ field, was, is }) => (
          <FieldLine key={field} field={field}>
            {text.rich("alsoChangedField", {
              before: kindOf(was),
              former: quoted(field, was),
              shown: kindOf(is),
              current: quoted(field, is),
            })}
          </FieldLine>
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
  const explained = state === "failed" || state === "closed" || state === "undecided" ? state : null;
  return (
    <>
      {error && explained ? (
        <Note tone={tones[explained]} title={text(explained)}>
          {error.message}
        </Note>
      ) : null}
      {kept.length > 0 ? <UnchangedFields kept={kept} /> : null}
      {also.length > 0 ? <UnrequestedChange also={also} /> : null}
    </>
  );
}
