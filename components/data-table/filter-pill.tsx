"use client";

import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import { LiveButton } from "@/components/ui/live-button";
import { onDemand, usePopup } from "@/components/ui/on-demand";
import { cn } from "@/lib/cn";
import type { FilterOption } from "./filter-menu";

const menu = onDemand(() => import("./filter-menu"));

type FilterPillProps = {
  /** "Type"; active it reads "Type: Association". */
  label: string;
  param: string;
  options: readonly FilterOption[];
  /** The option without a filter. */
  anyLabel?: string;
};

/** One filter of a table, as a search parameter; when set, it is filled and has a clear button. */
export function FilterPill({ label, param, options, anyLabel }: FilterPillProps) {
  const text = useText("ui.filter");
  const { params, set } = useUrlState();
  const [open, setOpen] = useState(false);
  const { loaded, id, ref, button } = usePopup(menu, "menu", [open, setOpen]);
  const option = options.find(({ value }) => value === params.get(param));
  const value = option?.value ?? "";
  const active = option !== undefined;
  const chosen = option?.label ?? "";
  return (
    <span
      data-forced="box"
      className={cn(
        "relative inline-flex h-7 max-w-full items-center rounded-full border text-[12.5px]",
        active
          ? "border-transparent bg-brand-soft font-[550] text-brand"
          : "border-line-3 border-dashed text-ink-2 hover:text-ink",
      )}
    >
      <LiveButton
        {...button}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
        className={cn("inline-flex h-full min-w-0 items-center gap-1 rounded-full pl-2.5", active ? "pr-1.5" : "pr-2")}
      >
        <span className="truncate">{active ? text("active", { label, value: chosen }) : label}</span>
        {active ? null : <ChevronDown aria-hidden="true" className="size-3.5 shrink-0" />}
      </LiveButton>
      {loaded ? (
        <loaded.FilterMenu
          id={id}
          label={label}
          open={open}
          onOpenChange={setOpen}
          button={ref}
          options={[{ value: "", label: anyLabel ?? text("any") }, ...options]}
          value={value}
          onChoose={(next) => set({ [param]: next || null })}
        />
      ) : null}
      {active ? (
        <LiveButton
          type="button"
          aria-label={text("remove", { label, value: chosen })}
          onClick={() => {
            set({ [param]: null });
            ref.current?.focus();
          }}
          className="mr-0.5 grid size-6 shrink-0 place-items-center rounded-full hover:bg-panel"
        >
          <X aria-hidden="true" className="size-3.5" />
        </LiveButton>
      ) : null}
    </span>
  );
}
