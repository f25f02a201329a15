"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import { useLive } from "@/components/ui/live";
import { LiveButton } from "@/components/ui/live-button";
import { useTimeZone } from "@/components/ui/time-zone";
import { cn } from "@/lib/cn";
import { zoneWords } from "@/lib/time/zone";

const DAY = /^20\d\d-\d\d-\d\d$/;

/**
 * One day in the console's time zone, as the `day` parameter. Waits for a complete date: a year being typed reads 0002.
 */
export function DayFilter({ value }: { value: string }) {
  const text = useText("audit.day");
  const { set } = useUrlState();
  const live = useLive();
  const id = useId();
  const timeZone = useTimeZone();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (input.current && input.current.value !== value) input.current.value = value;
  }, [value]);

  const send = (day: string) => {
    if (day !== value && (day === "" || DAY.test(day))) set({ day: day || null }, "replace");
  };

  return (
    <span
      data-forced="box"
      className={cn(
        "inline-flex h-7 max-w-full items-center gap-1.5 rounded-full border pl-2.5 text-[12.5px]",
        value ? "border-transparent bg-brand-soft pr-0.5 text-brand" : "border-line-3 border-dashed pr-2 text-ink-2",
      )}
    >
      <label htmlFor={id} className={cn("min-w-0 truncate", value && "font-[550]")}>
        {text("label", { zone: zoneWords(timeZone) })}
      </label>
      <input
        ref={input}
        id={id}
        type="date"
        disabled={!live}
        min="2020-01-01"
        max="2099-12-31"
        defaultValue={value}
        onChange={(event) => send(event.target.value)}
        className="h-6 rounded-sm bg-transparent text-[12.5px]"
      />
      {value ? (
        <LiveButton
          type="button"
          aria-label={text("remove", { day: value })}
          onClick={() => {
            send("");
            input.current?.focus();
          }}
          className="grid size-6 shrink-0 place-items-center rounded-full hover:bg-panel"
        >
          <X aria-hidden="true" className="size-3.5" />
        </LiveButton>
      ) : null}
    </span>
  );
}
