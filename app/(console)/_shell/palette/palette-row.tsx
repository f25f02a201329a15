"use client";

import { Command } from "cmdk";
import type { MouseEvent } from "react";
import { shortText } from "../../../short-text";
import { ALL, type Entry } from "./entries";
import { Highlight } from "./highlight";

type PaletteRowProps = {
  entry: Entry;
  typed: string;
  chosen: boolean;
  /** From an earlier query: shown until the new results arrive, but not clickable. */
  stale: boolean;
  onOpen: (entry: Entry, newTab: boolean) => void;
};

/** One result. Ctrl, Cmd or the middle button opens a new tab, as for a link. */
export function PaletteRow({ entry, typed, chosen, stale, onOpen }: PaletteRowProps) {
  const openInNewTab = (event: MouseEvent) => {
    if (stale || !(event.button === 1 || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onOpen(entry, true);
  };
  return (
    <Command.Item
      value={entry.id}
      disabled={stale}
      onSelect={() => onOpen(entry, false)}
      onClickCapture={openInNewTab}
      onAuxClick={openInNewTab}
      className="flex cursor-pointer items-baseline gap-3 rounded-md px-2.5 py-2 outline-focus -outline-offset-2 data-[disabled=true]:cursor-default data-[selected=true]:bg-sunk data-[disabled=true]:text-ink-3 data-[selected=true]:outline-2"
      data-forced={chosen ? "current" : undefined}
    >
      <bdi className="min-w-0 flex-1 truncate">
        <Highlight text={shortText(entry.label, 120)} typed={entry.id === ALL ? "" : typed} />
      </bdi>
      {entry.note ? (
        <bdi className="max-w-[45%] shrink-0 truncate text-ink-3 text-sm">
          <Highlight text={shortText(entry.note, 80)} typed={typed} />
        </bdi>
      ) : null}
    </Command.Item>
  );
}
