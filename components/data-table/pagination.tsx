"use client";

import { ChevronLeft, ChevronRight, ChevronsRight } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "#use-text";
import { UrlLink } from "@/components/data-table/url-link";
import { type UrlPatch, useUrlState } from "@/components/data-table/url-state";
import { GetForm } from "@/components/forms/get-form";
import { buttonVariants } from "@/components/ui/button-variants";
import { useLive } from "@/components/ui/live";
import { cn } from "@/lib/cn";
import { pageSizes } from "@/lib/paging/model";

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  /** There are more than `total`; how many is unknown. */
  more?: boolean;
  /** Cursors of the adjacent pages; without them, page numbers are used. */
  next?: string | null;
  previous?: string | null;
  /** What is counted. */
  noun?:
    | "organizations"
    | "customers"
    | "operations"
    | "entries"
    | "deliveries"
    | "rows"
    | "lines"
    | "alerts"
    | "elections";
};

type StepProps = { patch: UrlPatch; rel?: "prev" | "next"; off: boolean; children: ReactNode };

function Step({ patch, rel, off, children }: StepProps) {
  return (
    <UrlLink
      patch={patch}
      rel={rel}
      off={off}
      ahead={rel !== undefined}
      className={cn(buttonVariants({ variant: "ghost", size: "sm" }), "px-2!", off && "opacity-45")}
    >
      {children}
    </UrlLink>
  );
}

function PageJump({ page, last }: { page: number; last: number | null }) {
  const text = useText("ui.pagination");
  const { paramsFor, set } = useUrlState();
  const input = useRef<HTMLInputElement>(null);
  const restore = () => {
    if (input.current) input.current.value = String(page);
  };
  useEffect(() => {
    if (input.current) input.current.value = String(page);
  }, [page]);
  return (
    <GetForm
      params={paramsFor({ page: null })}
      className="flex items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number.parseInt(input.current?.value ?? "", 10);
        const target = Math.min(Math.max(Number.isNaN(wanted) ? page : wanted, 1), last ?? 100_000);
        if (target === page) restore();
        else set({ page: target });
      }}
    >
      <label>
        <span className="sr-only">{text("goToPage")}</span>
        <input
          ref={input}
          name="page"
          defaultValue={page}
          inputMode="numeric"
          autoComplete="off"
          onBlur={restore}
          className="h-7 w-12 rounded-md border border-line-3 bg-panel text-center text-ink"
        />
      </label>
      {last === null ? null : <span className="whitespace-nowrap">{text("ofPages", { count: last })}</span>}
    </GetForm>
  );
}

/** "1–50 of 1,248", previous, next, page jump and page size, all in the URL (`page`, `size`, a cursor). */
export function Pagination({
  page,
  pageSize,
  total,
  more = false,
  next = null,
  previous = null,
  noun = "rows",
}: PaginationProps) {
  const text = useText("ui.pagination");
  const { set } = useUrlState();
  const live = useLive();
  const last = Math.max(Math.ceil(total / pageSize), 1);
  const first = (page - 1) * pageSize + 1;
  const from = more ? first : total === 0 ? 0 : Math.min(first, total);
  const following = more ? page + 1 : Math.min(page + 1, last);
  const preceding = Math.max(page - 1, 1);
  const to = more ? page * pageSize : Math.min(page * pageSize, total);
  const range = () => {
    if (more) return text("rangeOfMore", { from, to, total, noun });
    if (total === 0) return text("none");
    return last === 1 ? text("all", { total, noun }) : text("range", { from, to, total, noun });
  };

  return (
    <nav
      aria-label={text("pages")}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-3 py-2 text-[12.5px] text-ink-3"
    >
      <p role="status" className="mr-auto">
        {range()}
      </p>
      <label className="flex items-center gap-1.5">
        {text("rowsPerPage")}
        <select
          disabled={!live}
          value={pageSize}
          onChange={(event) => set({ size: Number(event.target.value) })}
          className="h-7 rounded-md border border-line-3 bg-panel px-1 text-ink"
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      {last > 1 || more ? (
        <div className="flex items-center gap-1">
          <Step patch={{ page: preceding, before: preceding > 1 ? previous : null }} rel="prev" off={page <= 1}>
            <ChevronLeft aria-hidden="true" className="size-3.5" />
            {text("previous")}
          </Step>
          <PageJump page={page} last={more ? null : last} />
          <Step patch={{ page: following, after: next }} rel="next" off={!more && page >= last}>
            {text("next")}
            <ChevronRight aria-hidden="true" className="size-3.5" />
          </Step>
          {more || last <= 2 ? null : (
            <Step patch={{ page: last }} off={page >= last}>
              <span className="sr-only">{text("lastPage")}</span>
              <ChevronsRight aria-hidden="true" className="size-3.5" />
            </Step>
          )}
        </div>
      ) : null}
    </nav>
  );
}
