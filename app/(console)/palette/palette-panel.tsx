"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { MOST_TYPED } from "@/lib/search/schemas";
import { shortText } from "../../short-text";
import { syncNowAction } from "../sync-actions";
import { type Entry, entryGroups, type PageEntry } from "./entries";
import { Highlight } from "./highlight";
import { addRecent, readRecent } from "./recent";
import { useSearch } from "./use-search";

export type PaletteOptions = { person: string; pages: PageEntry[]; actions: PageEntry[]; canSync: boolean };

async function syncNow() {
  const result = await syncNowAction({}).catch(() => null);
  if (result?.ok)
    toast.success(result.data.started ? "Reading Vocdoni’s list" : "Vocdoni’s list is being read already");
  else toast.error(result?.error.message ?? "The console does not answer. Nothing was started.");
}

/** The field, and what it finds. Enter opens, with Ctrl or Cmd in a new tab. */
export function PalettePanel({ person, pages, actions, canSync, close }: PaletteOptions & { close: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const [recent] = useState(() => readRecent(person));
  const typed = text.trim();
  const { data: found, error, busy, refetch } = useSearch(text);
  const commands = [
    ...actions.map(({ label, href }): Entry => ({ id: `action ${href}`, label, href })),
    ...(canSync ? [{ id: "sync", label: "Sync now", run: () => void syncNow() }] : []),
  ];
  const groups = entryGroups({ typed, found, recent, pages, actions: commands });
  const entries = groups.flatMap((group) => group.entries);
  const current = entries.find(({ id }) => id === chosen) ?? entries[0];

  const open = (entry: Entry, newTab = false) => {
    if (entry.remember && entry.href) addRecent(person, { href: entry.href, name: entry.label });
    if (entry.href && newTab) window.open(entry.href, "_blank", "noopener");
    else if (entry.href) router.push(entry.href);
    else entry.run?.();
    if (!newTab) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !current) return;
    event.preventDefault();
    open(current, true);
  };
  const count = (found?.organizations.length ?? 0) + (found?.customers.length ?? 0);
  const words = typed === "" || busy ? "" : error ? "" : count === 1 ? "1 found" : `${count} found`;

  return (
    <Command
      label="Find anything"
      shouldFilter={false}
      vimBindings={false}
      loop
      value={current?.id ?? ""}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-line border-b py-1 pr-12 pl-4">
        {busy ? (
          <Spinner className="text-ink-3" />
        ) : (
          <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        )}
        <Command.Input
          value={text}
          onValueChange={setText}
          maxLength={MOST_TYPED}
          placeholder="Organization, customer, address or page"
          className="h-11 w-full min-w-0 bg-transparent text-[16px] outline-none placeholder:text-ink-3"
        />
      </div>
      <p role="status" className="sr-only">
        {words}
      </p>
      <Command.List tabIndex={-1} label="Found" className="max-h-[min(420px,60dvh)] min-h-0 overflow-y-auto p-2">
        {groups.map(({ heading, entries: inGroup }) => (
          <Command.Group
            key={heading}
            heading={heading}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-[550] [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
          >
            {inGroup.map((entry) => (
              <Command.Item
                key={entry.id}
                value={entry.id}
                onSelect={() => open(entry)}
                className="flex cursor-pointer items-baseline gap-3 rounded-md px-2.5 py-2 data-[selected=true]:bg-sunk"
                data-forced={entry.id === current?.id ? "current" : undefined}
              >
                <bdi className="min-w-0 flex-1 truncate">
                  <Highlight text={shortText(entry.label, 120)} typed={entry.id === "all" ? "" : typed} />
                </bdi>
                {entry.note ? (
                  <bdi className="max-w-[45%] shrink-0 truncate text-ink-3 text-sm">
                    <Highlight text={shortText(entry.note, 80)} typed={typed} />
                  </bdi>
                ) : null}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {error && typed !== "" ? (
        <div role="alert" className="flex items-center gap-3 border-line border-t px-4 py-3 text-sm">
          <span className="min-w-0 flex-1">The search failed: {error.message}</span>
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      ) : null}
      {typed !== "" && entries.length === 0 && !error ? (
        <p className="px-4 pb-5 text-ink-2 text-sm">
          {busy
            ? "Searching…"
            : "Nothing matches. The search finds any part of a name, a customer’s name or external id, or an address."}
        </p>
      ) : null}
      <p aria-hidden="true" className="border-line border-t px-4 py-2 text-ink-3 text-xs max-sm:hidden">
        ↑ ↓ choose · Enter opens · Ctrl or ⌘ Enter in a new tab · Esc closes
      </p>
    </Command>
  );
}
