"use client";

import { useLocale, useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import { ButtonLink } from "@/components/ui/button";
import { JsonView } from "@/components/ui/json-view";
import { RequestId } from "@/components/ui/request-id";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AuditRow } from "@/lib/audit/list";
import { formatExact } from "@/lib/format";
import { type DiffLine, diffOf } from "./entry-diff";

const LONG = 160;
const MAX_LINES = 20;

const cut = (value: string) => (value.length > LONG ? `${value.slice(0, LONG)}…` : value);

function Line({ line: { field, before, after } }: { line: DiffLine }) {
  const text = useText("audit.details");
  return (
    <div className="grid gap-x-4 py-1 sm:grid-cols-[minmax(120px,200px)_minmax(0,1fr)]">
      <dt className="wrap-anywhere text-ink-3">{field}</dt>
      <dd dir="auto" className="wrap-anywhere">
        {before === null ? null : (
          <>
            <del className="text-ink-3">
              <span className="sr-only">{text("before")} </span>
              {cut(before)}
            </del>{" "}
            <span aria-hidden="true" className="text-ink-3">
              →
            </span>{" "}
          </>
        )}
        {after === null ? (
          <span className="text-ink-3">{text("empty")}</span>
        ) : (
          <ins className="no-underline">
            {before === null ? null : <span className="sr-only">{text("after")} </span>}
            {cut(after)}
          </ins>
        )}
      </dd>
    </div>
  );
}

/** The changes by field, and the source of the entry. */
export function EntryDetails({ row }: { row: AuditRow }) {
  const text = useText("audit.details");
  const fields = useText("audit.fields");
  const { params, hrefFor } = useUrlState();
  const lines = diffOf(row.before, row.after, fields);
  const shown = lines.slice(0, MAX_LINES);
  const rest = lines.length - shown.length;
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
        <p className="text-ink-2">{text(hasRecord ? "unchanged" : "noFields")}</p>
      )}
      {hasRecord ? (
        <div className="rounded-lg bg-panel">
          <JsonView
            value={{ before: row.before, after: row.after }}
            summary={rest > 0 ? text("rawMore", { count: rest }) : text("raw")}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs">
        <span>{formatExact(row.at, useTimeZone(), useLocale())}</span>
        <RequestId id={row.requestId} />
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {row.operationId ? (
          <ButtonLink href={`/operations/${row.operationId}`} size="sm">
            {text("operation")}
          </ButtonLink>
        ) : null}
        {row.target && params.get("target") !== row.target ? (
          <ButtonLink
            href={hrefFor({ target: row.target, person: null, action: null, day: null })}
            size="sm"
            prefetch={false}
          >
            {text("related")}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}
