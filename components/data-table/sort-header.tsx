"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { headCellClass } from "@/components/data-table/table";
import { UrlLink } from "@/components/data-table/url-link";
import { useUrlState } from "@/components/data-table/url-state";
import { cn } from "@/lib/cn";

type SortHeaderProps = {
  /** Value of the `sort` parameter. */
  column: string;
  children: ReactNode;
  /** Order of the first click. */
  first?: "asc" | "desc";
  /** The default order, e.g. { column: "created", dir: "desc" }. */
  initial: { column: string; dir: "asc" | "desc" };
  numeric?: boolean;
  hide?: boolean;
};

/** A column header as a sort link: `?sort=<column>&dir=asc|desc`; neither in the default order. */
export function SortHeader({ column, children, first = "asc", initial, numeric, hide }: SortHeaderProps) {
  const { params } = useUrlState();
  const sort = params.get("sort");
  const active = (sort ?? initial.column) === column;
  const written = params.get("dir");
  const current = written === "asc" || written === "desc" ? written : sort ? first : initial.dir;
  const next = active ? (current === "asc" ? "desc" : "asc") : first;
  const isInitial = column === initial.column && next === initial.dir;
  const Icon = active ? (current === "asc" ? ArrowUp : ArrowDown) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={active ? (current === "asc" ? "ascending" : "descending") : undefined}
      className={headCellClass({ numeric, hide })}
    >
      <UrlLink
        patch={isInitial ? { sort: null, dir: null } : { sort: column, dir: next }}
        className={cn(
          "-my-1 -mx-1.5 inline-flex items-center gap-1 rounded-sm px-1.5 py-1 hover:bg-sunk hover:text-ink",
          active && "text-ink",
          numeric && "flex-row-reverse",
        )}
      >
        {children}
        <Icon aria-hidden="true" className={cn("size-3", !active && "opacity-60")} />
      </UrlLink>
    </th>
  );
}
