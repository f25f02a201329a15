"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { ListView } from "@/components/data-table/list-view";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Note } from "@/components/ui/banner";
import { buttonVariants } from "@/components/ui/button-variants";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ImportPage } from "@/lib/imports/model";
import { isImportInProgress, rowGroups } from "@/lib/imports/model";
import type { ImportRowsQuery } from "@/lib/imports/schemas";
import { stopImportAction } from "../actions";
import { importSentence, importState } from "../import-state";
import { useImport } from "./import-query";
import { ImportRows } from "./import-rows";

type Props = { initial: ImportPage; query: ImportRowsQuery; canStop: boolean };

/** The status of an import, its rows, and how to proceed with those that weren't created. */
export function ImportFollow({ initial, query, canStop }: Props) {
  const text = useText("imports.follow");
  const progress = useText("imports.progress");
  const groups = useText("imports.groups");
  const { data, error, updatedAt } = useImport(initial, query);
  const router = useRouter();
  const { import: view, rows, total, page, now } = data;
  const { id, counts, stopped, problem, leftOut } = view;
  const moving = isImportInProgress(view);
  const before = useRef(moving);
  // The app shell counts open operations.
  useEffect(() => {
    if (before.current && !moving) router.refresh();
    before.current = moving;
  }, [moving, router]);

  const { name, tone } = importState(view);
  const sentence = importSentence(view, progress);
  const ended = view.rows - counts.waiting - counts["under-way"];
  const notCreated = counts.failed + counts["not-sent"];
  return (
    <>
      <Panel pad aria-labelledby="state" className="mb-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="state" tabIndex={-1} className="font-semibold text-base">
            {text("title")}
          </h2>
          <Chip tone={tone}>{progress(name)}</Chip>
        </div>
        <p role="status" className="sr-only">
          {moving ? "" : `${progress(name)}. ${sentence}`}
        </p>
        <Progress
          label={text("progress")}
          value={ended}
          max={view.rows}
          valueText={text("progressValue", { created: counts.created, rows: view.rows })}
          className="mt-3"
        />
        <dl className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
          {rowGroups.map((group) => (
            <div key={group} className="flex flex-col rounded-lg bg-sunk px-3 py-2">
              <dt className="text-ink-2 text-sm">{groups(group)}</dt>
              <dd className="font-semibold text-lg tabular-nums">
                <Num value={counts[group]} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-ink-2">{sentence}</p>
        <div className="mt-2 flex flex-col gap-2 empty:hidden">
          {error ? (
            <Note title={text("outOfDate")}>
              {text.rich("outOfDateBody", {
                problem: error.message,
                time: () => <RelativeTime value={updatedAt} now={now} />,
              })}
            </Note>
          ) : null}
          {problem ? <Note title={text("blocked")}>{text("blockedBody", { problem })}</Note> : null}
          {stopped ? (
            <Note tone={stopped.by ? "info" : "bad"} title={stopped.reason}>
              {text("stoppedBody", { count: counts["not-sent"] })}
            </Note>
          ) : null}
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-2 empty:hidden">
          {canStop && counts.waiting > 0 ? (
            <ConfirmAction
              label={text("stop")}
              title={text("stopTitle")}
              confirm={text("stop")}
              danger
              action={stopImportAction}
              values={{ id }}
              done={text("stopped")}
              focusAfter="state"
            >
              <p>{text("stopBody")}</p>
            </ConfirmAction>
          ) : null}
          {notCreated > 0 ? (
            <a href={`/api/imports/${id}/not-created`} download className={buttonVariants({})}>
              {text("download")}
            </a>
          ) : null}
          {leftOut > 0 ? <p className="text-ink-3 text-sm">{text("leftOut", { count: leftOut })}</p> : null}
        </div>
      </Panel>
      <ListView
        label={text("rows")}
        filters={
          <FilterBar>
            <FilterPill
              label={text("status")}
              param="group"
              options={rowGroups.map((value) => ({ value, label: groups(value), count: counts[value] }))}
            />
          </FilterBar>
        }
        empty={rows.length > 0 ? null : <EmptyState title={text("noResults")} body={text("noResultsBody")} />}
        page={page}
        pageSize={query.size}
        total={total}
        noun="rows"
      >
        <ImportRows rows={rows} />
      </ListView>
    </>
  );
}
