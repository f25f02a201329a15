"use client";

import { ChevronDown, X } from "lucide-react";
import { useRef } from "react";
import { useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { LiveButton } from "@/components/ui/live-button";
import { Num } from "@/components/ui/number";
import { cn } from "@/lib/cn";

export type FilterOption = { value: string; label: string; count?: number };

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
  const trigger = useRef<HTMLButtonElement>(null);
  const option = options.find(({ value }) => value === params.get(param));
  const value = option?.value ?? "";
  const active = option !== undefined;
  const chosen = option?.label ?? "";
  return (
    <span
      data-forced="box"
      className={cn(
        "inline-flex h-7 max-w-full items-center rounded-full border text-[12.5px]",
        active
          ? "border-transparent bg-brand-soft font-[550] text-brand"
          : "border-line-3 border-dashed text-ink-2 hover:text-ink",
      )}
    >
      <DropdownMenu>
        <DropdownMenuTrigger
          ref={trigger}
          className={cn(
            "inline-flex h-full min-w-0 items-center gap-1 rounded-full pl-2.5",
            active ? "pr-1.5" : "pr-2",
          )}
        >
          <span className="truncate">{active ? text("active", { label, value: chosen }) : label}</span>
          {active ? null : <ChevronDown aria-hidden="true" className="size-3.5 shrink-0" />}
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuRadioGroup value={value} onValueChange={(next) => set({ [param]: next || null })}>
            <DropdownMenuRadioItem value="">{anyLabel ?? text("any")}</DropdownMenuRadioItem>
            {options.map((option) => (
              <DropdownMenuRadioItem key={option.value} value={option.value}>
                <span className="min-w-0 flex-1">{option.label}</span>
                {option.count === undefined ? null : (
                  <span className="pl-3 text-ink-3 text-xs">
                    <Num value={option.count} />
                  </span>
                )}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      {active ? (
        <LiveButton
          type="button"
          aria-label={text("remove", { label, value: chosen })}
          onClick={() => {
            set({ [param]: null });
            trigger.current?.focus();
          }}
          className="mr-0.5 grid size-6 shrink-0 place-items-center rounded-full hover:bg-panel"
        >
          <X aria-hidden="true" className="size-3.5" />
        </LiveButton>
      ) : null}
    </span>
  );
}
