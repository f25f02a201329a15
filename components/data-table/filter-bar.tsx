"use client";

import type { ReactNode } from "react";
import { useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import { buttonVariants } from "@/components/ui/button-variants";
import { LiveButton } from "@/components/ui/live-button";

type FilterBarProps = {
  /** SearchInput and FilterPills. */
  children: ReactNode;
  /** Parameters that "Clear all" removes, e.g. ["q", "type"]; shown when two or more are set. */
  clears?: readonly string[];
  /** A count ("38 results") or buttons at the end of the line. */
  end?: ReactNode;
};

export function FilterBar({ children, clears = [], end }: FilterBarProps) {
  const text = useText("ui.filter");
  const { params, set } = useUrlState();
  const active = clears.filter((param) => params.get(param));
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2.5">
      {children}
      {active.length > 1 ? (
        <LiveButton
          type="button"
          onClick={(event) => {
            event.currentTarget.parentElement?.querySelector<HTMLElement>("input, button")?.focus();
            set(Object.fromEntries(clears.map((param) => [param, null])));
          }}
          className={buttonVariants({ variant: "ghost", size: "sm" })}
        >
          {text("clearAll")}
        </LiveButton>
      ) : null}
      {end ? <div className="ml-auto flex flex-wrap items-center gap-2 text-ink-3 text-sm">{end}</div> : null}
    </div>
  );
}
