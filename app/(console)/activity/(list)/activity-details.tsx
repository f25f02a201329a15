"use client";

import { useUrlState } from "@/components/data-table/url-state";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonView } from "@/components/ui/json-view";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AuditRow } from "@/lib/audit/list";
import { formatExact } from "@/lib/format";
import { type DiffLine, diffOf } from "./activity-diff";

const LONG = 160;
const MOST_LINES = 20;

const cut = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

function Line({ line: { field, before, after } }: { line: DiffLine }) {
  return (
    <div className="grid gap-x-4 py-1 sm:grid-cols-[minmax(120px,200px)_minmax(0,1fr)]">
      <dt className="wrap-anywhere text-ink-3">{field}</dt>
      <dd dir="auto" className="wrap-anywhere">
        {before === null ? null : (
          <>
            <del className="text-ink-3">
              <span className="sr-only">before: </span>
              {cut(before)}
            </del>{" "}
            <span aria-hidden="true" className="text-ink-3">
              →
            </span>{" "}
          </>
        )}
        {after === null ? (
          <span className="text-ink-3">nothing</span>
        ) : (
          <ins className="no-underline">
            <span className="sr-only">{before === null ? "" : "after: "}</span>
            {cut(after)}
          </ins>
        )}
      </dd>
    </div>
  );
}

/** What changed, field by field, and where the entry comes from. */
export function ActivityDetails({ row }: { row: AuditRow }) {
  const { params, hrefFor } = useUrlState();
  const lines = diffOf(row.before, row.after);
  const shown = lines.slice(0, MOST_LINES);
  const hasRecord = row.before !== null || row.after !== null;
  return (
    <div className="flex flex-col gap-2.5 rounded-lg bg-sunk px-3 py-2.5 text-sm">
      {shown.length > 0 ? (
        <dl>
          {shown.map((line) => (
            <Line key={line.field} line={line} />
          ))}
        </dl>
      ) : (
        <p className="text-ink-2">
          {hasRecord ? "No field differs before and after." : "This entry has no fields to compare."}
        </p>
      )}
      {hasRecord ? (
        <div className="rounded-lg bg-panel">
          <JsonView
            value={{ before: row.before, after: row.after }}
            summary={
              lines.length > shown.length ? `Whole record, ${lines.length - shown.length} more fields` : "Whole record"
            }
          />
        </div>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs">
        <span>{formatExact(row.at, useTimeZone())}</span>
        <span className="inline-flex min-w-0 items-center gap-1">
          Request <code className="break-all">{row.requestId}</code>
          <CopyButton value={row.requestId} label="Copy request id" />
        </span>
      </p>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {row.operationId ? (
          <ButtonLink href={`/operations/${row.operationId}`} size="sm">
            Its operation
          </ButtonLink>
        ) : null}
        {row.target && params.get("target") !== row.target ? (
          <ButtonLink
            href={hrefFor({ target: row.target, person: null, action: null, day: null })}
            size="sm"
            prefetch={false}
          >
            Everything about this target
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}
