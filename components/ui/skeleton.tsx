import type { ReactNode } from "react";
import { useText } from "#use-text";
import { cn } from "@/lib/cn";

/** One gray shape: give it the size of the content. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block min-h-3.5 animate-shimmer rounded-md bg-sunk", className)} />;
}

const WIDTHS = ["w-full", "w-11/12", "w-4/5", "w-2/3", "w-3/4"];

export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <Skeleton key={key} className={line === lines - 1 && lines > 1 ? "w-1/2" : WIDTHS[line % WIDTHS.length]} />
      ))}
    </div>
  );
}

export function SkeletonPanel() {
  return (
    <div className="rounded-xl border border-line bg-panel px-4 py-3.5">
      <Skeleton className="mb-4 w-32" />
      <SkeletonText />
    </div>
  );
}

/** Rows of a loading table; the first column is a name, the others are figures and text. */
export function SkeletonTable({ rows, columns }: { rows: number; columns: number }) {
  const cells = Array.from({ length: columns }, (_, column) => `column-${column}`);
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-panel">
      <div className="border-line border-b px-3 py-2.5">
        <Skeleton className="h-[34px] w-60 max-w-full" />
      </div>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
        <div key={key} className="flex items-center gap-6 border-line border-b px-3 py-3 last:border-0">
          {cells.map((cell, column) => (
            <span key={cell} className={cn(column === 0 ? "flex-[1.6]" : "flex-1", column > 1 && "max-md:hidden")}>
              <Skeleton className={WIDTHS[(row * 2 + column * 3) % WIDTHS.length]} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Around a page's skeleton: tells a screen reader once that something is loading. */
export function Loading({ label, children }: { label?: string; children: ReactNode }) {
  const text = useText("ui.loading");
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {label ?? text("loading")}
      </span>
      {children}
    </div>
  );
}
