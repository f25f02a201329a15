"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { confirmLeave } from "@/components/forms/use-leave-warning";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import type { Text } from "@/lib/messages/part";
import { MAX_QUERY_LENGTH } from "@/lib/search/model";
import { syncNowAction } from "../../_sync/sync-actions";
import { type Entry, entryGroups, type PageEntry, resultCount } from "./entries";
import { fieldClass, fieldRow } from "./looks";
import { PaletteRow } from "./palette-row";
import { addRecent, readRecent } from "./recent";
import type { Typed } from "./typed";
import { useSearch } from "./use-search";

export type PaletteOptions = { person: string; pages: PageEntry[]; actions: PageEntry[]; canSync: boolean };
export type PalettePanelProps = PaletteOptions & Typed & { close: (opens: boolean) => void };

async function syncNow(say: Text<"shell.palette">) {
  const result = await syncNowAction({}).catch(() => null);
  if (result?.ok) toast.success(say(result.data.started ? "syncStarted" : "syncRunning"));
  else toast.error(result?.error.message ?? say("syncUnreachable"));
}

/**
 * The search field and its results. Enter opens one, with Ctrl or Cmd in a new tab, but never a result of another
 * query.
 */
export function PalettePanel(props: PalettePanelProps) {
  const { person, pages, actions, canSync, text, setText, held, setHeld, close } = props;
  const say = useText("shell.palette");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState("");
  const [recent] = useState(() => readRecent(person));
  const typed = text.trim();
  const { found, stale, error, busy, refetch } = useSearch(text);
  const commands = [
    ...actions.map(({ label, href }): Entry => ({ id: `action ${href}`, label, href })),
    ...(canSync ? [{ id: "sync", label: say("syncNow"), run: () => void syncNow(say) }] : []),
  ];
  const groups = entryGroups({ typed, found, recent, pages, actions: commands, text: say });
  const entries = groups.flatMap((group) => group.entries);
  const isStale = (entry: Entry) => stale && entry.found === true;
  const ready = entries.filter((entry) => !isStale(entry));
  const current = ready.find(({ id }) => id === chosen) ?? ready[0];
  const hasAnswer = current !== undefined || !busy;

  const open = (entry: Entry, newTab: boolean) => {
    if (entry.href && !newTab && !confirmLeave()) return;
    if (entry.remember && entry.href) addRecent(person, { href: entry.href, name: entry.label });
    if (entry.href && newTab) window.open(entry.href, "_blank", "noopener");
    else if (entry.href) router.push(entry.href);
    else entry.run?.();
    if (!newTab) close(entry.href !== undefined);
  };
  const openPending = useEffectEvent(() => {
    setHeld("");
    if (current) open(current, held === "tab");
  });
  useEffect(() => {
    if (held !== "" && hasAnswer) openPending();
  }, [held, hasAnswer]);

  // Replaces the field shown while this was loading.
  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const newTab = event.ctrlKey || event.metaKey;
    if (current) open(current, newTab);
    else if (busy) setHeld(newTab ? "tab" : "here");
  };

  return (
    <>
      <Command
        label={say("title")}
        shouldFilter={false}
        vimBindings={false}
        loop
        value={current?.id ?? ""}
        onValueChange={setChosen}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-col"
      >
        <div className={fieldRow}>
          {busy ? (
            <Spinner className="text-ink-3" />
          ) : (
            <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          )}
          <Command.Input
            ref={input}
            value={text}
            onValueChange={(next) => {
              setText(next);
              setHeld("");
            }}
            onKeyDown={(event) => {
              // These keys move within the text, not to the first and last row.
              if (event.key === "Home" || event.key === "End") event.stopPropagation();
            }}
            maxLength={MAX_QUERY_LENGTH}
            placeholder={say("placeholder")}
            className={fieldClass}
          />
        </div>
        <Command.List
          tabIndex={-1}
          label={say("results")}
          aria-busy={stale && typed !== ""}
          className="max-h-[min(420px,60dvh)] min-h-0 overflow-y-auto p-2"
        >
          {groups.map(({ heading, entries: inGroup }) => (
            <Command.Group
              key={heading}
              heading={heading}
              className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-[550] [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
            >
              {inGroup.map((entry) => (
                <PaletteRow
                  key={entry.id}
                  entry={entry}
                  typed={typed}
                  chosen={entry.id === current?.id}
                  stale={isStale(entry)}
                  onOpen={open}
                />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      <p role="status" className="sr-only">
        {typed === "" || busy || error ? "" : resultCount(groups, found, say)}
      </p>
      {error && typed !== "" ? (
        <div role="alert" className="flex items-center gap-3 border-line border-t px-4 py-3 text-sm">
          <span className="min-w-0 flex-1">{say("failed", { reason: error.message })}</span>
          <Button
            size="sm"
            onClick={() => {
              input.current?.focus();
              void refetch();
            }}
          >
            {say("retry")}
          </Button>
        </div>
      ) : null}
      {typed !== "" && entries.length === 0 && !error ? (
        <p className="px-4 pb-5 text-ink-2 text-sm">{say(busy ? "searching" : "nothing")}</p>
      ) : null}
      <p aria-hidden="true" className="border-line border-t px-4 py-2 text-ink-3 text-xs max-sm:hidden">
        {say("hint")}
      </p>
    </>
  );
}
