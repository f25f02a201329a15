"use client";

import { Check, Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useText } from "#use-text";
import type { ComboOption } from "@/components/forms/use-async-options";
import { LiveButton } from "@/components/ui/live-button";
import { popClass } from "@/components/ui/pop-class";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";

export type ComboEntry =
  | { kind: "option"; key: string; option: ComboOption }
  | { kind: "create"; key: string; text: string };

type ComboboxListProps = {
  id: string;
  open: boolean;
  entries: readonly ComboEntry[];
  active: number;
  chosen: string | null;
  status: "loading" | "ready" | "failed";
  emptyText: string;
  onPick: (entry: ComboEntry) => void;
  onRetry: () => void;
};

function EntryText({ entry }: { entry: ComboEntry }) {
  const text = useText("forms.combobox");
  if (entry.kind === "create") return <span className="wrap-anywhere">{text("create", { value: entry.text })}</span>;
  return (
    <span className="wrap-anywhere min-w-0 flex-1">
      {entry.option.label}
      {entry.option.note ? <span className="ml-2 text-ink-3 text-xs">{entry.option.note}</span> : null}
    </span>
  );
}

/** The list of a Combobox. The focus stays in the field, even when clicking here. */
export function ComboboxList(props: ComboboxListProps) {
  const { id, open, entries, active, chosen, status, emptyText, onPick, onRetry } = props;
  const text = useText("forms.combobox");
  const button = useText("ui.button");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children.item(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const found = entries.length === 0 ? emptyText : text("found", { count: entries.length });
  const outcome = status === "failed" ? text("loadFailed") : status === "loading" ? text("searching") : found;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
    <div
      hidden={!open}
      onMouseDown={(event) => event.preventDefault()}
      className={cn(popClass, "absolute inset-x-0 top-full mt-1 p-1")}
    >
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={text("choices")}
        aria-busy={open && status === "loading"}
        className="max-h-64 overflow-y-auto"
      >
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose; the option is never focused
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry.kind === "option" && entry.option.value === chosen}
            data-forced={index === active ? "current" : undefined}
            onClick={() => onPick(entry)}
            className={cn(
              "flex min-h-[30px] cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-sunk",
              index === active && "bg-sunk outline-2 outline-focus -outline-offset-2",
              entry.kind === "create" && "font-[550] text-brand",
            )}
          >
            {entry.kind === "create" ? <Plus aria-hidden="true" className="size-4 shrink-0" /> : null}
            <EntryText entry={entry} />
            {entry.kind === "option" && entry.option.value === chosen ? (
              <Check aria-hidden="true" className="size-4 shrink-0 text-brand" />
            ) : null}
          </div>
        ))}
      </div>
      <div
        className={cn(
          "text-ink-3 text-sm",
          status === "ready" && entries.length > 0 ? "sr-only" : "flex items-center gap-2 px-2 py-1.5",
        )}
      >
        {status === "loading" ? <Spinner className="size-3.5!" /> : null}
        <span role="status">{open ? outcome : ""}</span>
        {status === "failed" ? (
          <LiveButton type="button" onClick={onRetry} className="link min-h-6">
            {button("tryAgain")}
          </LiveButton>
        ) : null}
      </div>
    </div>
  );
}
