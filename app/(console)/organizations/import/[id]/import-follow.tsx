"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { Pagination } from "@/components/data-table/pagination";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Note } from "@/components/ui/banner";
import { buttonVariants } from "@/components/ui/button-variants";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ImportPage, type ImportRowsQuery, isImportMoving, rowGroups, rowGroupWords } from "@/lib/imports/schemas";
import { stopImportAction } from "../actions";
import { importSentence, importState, organizationsOf } from "../import-words";
import { useImport } from "./import-query";
import { ImportRows } from "./import-rows";

type Props = { initial: ImportPage; query: ImportRowsQuery; canStop: boolean };

/** Where an import stands, its rows, and what can be done about those that were not created. */
export function ImportFollow({ initial, query, canStop }: Props) {
  const { data, error, updatedAt } = useImport(initial, query);
  const router = useRouter();
  const { import: view, rows, total, page, now } = data;
  const { id, counts, stopped, problem, leftOut } = view;
  const moving = isImportMoving(view);
  const before = useRef(moving);
  // The frame counts open operations.
  useEffect(() => {
    if (before.current && !moving) router.refresh();
    before.current = moving;
  }, [moving, router]);

  const { word, tone } = importState(view);
  const ended = view.rows - counts.waiting - counts["under-way"];
  const notCreated = counts.failed + counts["not-sent"];
  return (
    <>
      <Panel pad aria-labelledby="state">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="state" tabIndex={-1} className="font-semibold text-base">
            Where it stands
          </h2>
          <Chip tone={tone}>{word}</Chip>
        </div>
        <p role="status" className="sr-only">
          {moving ? "" : `${word}. ${importSentence(view)}`}
        </p>
        <Progress
          label="Rows of the import"
          value={ended}
          max={view.rows}
          valueText={`${counts.created} of ${view.rows} created`}
          className="mt-3"
        />
        <dl className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
          {rowGroups.map((group) => (
            <div key={group} className="flex flex-col rounded-lg bg-sunk px-3 py-2">
              <dt className="text-ink-2 text-sm">{rowGroupWords[group]}</dt>
              <dd className="font-semibold text-lg tabular-nums">
                <Num value={counts[group]} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-ink-2">{importSentence(view)}</p>
        <div className="mt-2 flex flex-col gap-2 empty:hidden">
          {error ? (
            <Note title="This may have moved on">
              {error.message} What you see is from <RelativeTime value={updatedAt} now={now} />. The import goes on
              without this page.
            </Note>
          ) : null}
          {problem ? (
            <Note title="Nothing can be sent at the moment">
              {problem} The rows that wait were not sent; it is tried again every few seconds, for a quarter of an hour.
            </Note>
          ) : null}
          {stopped ? (
            <Note tone={stopped.by ? "info" : "bad"} title={stopped.reason}>
              {organizationsOf(counts["not-sent"])} {counts["not-sent"] === 1 ? "was" : "were"} never sent. Nothing of
              them was made.
            </Note>
          ) : null}
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-2 empty:hidden">
          {canStop && counts.waiting > 0 ? (
            <ConfirmAction
              label="Stop the import"
              title="Stop the import?"
              confirm="Stop it"
              danger
              action={stopImportAction}
              values={{ id }}
              done="The import is stopped"
              focusAfter="state"
            >
              <p>What waits is not sent any more. What is under way at Vocdoni runs on, and what was created stays.</p>
            </ConfirmAction>
          ) : null}
          {notCreated > 0 ? (
            <a href={`/api/imports/${id}/not-created`} download className={buttonVariants({})}>
              Download the rows not created
            </a>
          ) : null}
          {leftOut > 0 ? (
            <p className="text-ink-3 text-sm">
              <Num value={leftOut} /> {leftOut === 1 ? "row" : "rows"} of the file {leftOut === 1 ? "was" : "were"} left
              out from the start.
            </p>
          ) : null}
        </div>
      </Panel>
      <Panel className="mt-3" aria-label="Rows">
        <FilterBar>
          <FilterPill
            label="State"
            param="group"
            options={rowGroups.map((value) => ({ value, label: rowGroupWords[value], count: counts[value] }))}
          />
        </FilterBar>
        <DataRegion>
          {rows.length > 0 ? (
            <>
              <ImportRows rows={rows} />
              <Pagination page={page} pageSize={query.size} total={total} noun="rows" />
            </>
          ) : (
            <EmptyState title="No row is in this state" body="Take the filter off above to see all of them." />
          )}
        </DataRegion>
      </Panel>
    </>
  );
}
