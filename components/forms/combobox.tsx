"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useText } from "#use-text";
import { ComboboxList, type ComboEntry } from "@/components/forms/combobox-list";
import { type ComboOption, type LoadOptions, useAsyncOptions } from "@/components/forms/use-async-options";
import { controlClass } from "@/components/ui/control";
import { useControlProps } from "@/components/ui/field-context";
import { useLive } from "@/components/ui/live";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";

export type ComboChoice = ComboOption | { create: string } | null;

type ComboboxProps = {
  /** With it the list ends in "Create “x”", and this name carries x. */
  createName?: string;
  load: LoadOptions;
  defaultValue?: ComboOption | null;
  placeholder?: string;
  /** Shown when nothing matches. */
  emptyText?: string;
  onChange?: (choice: ComboChoice) => void;
};

function entriesOf(options: readonly ComboOption[], text: string, creates: boolean): ComboEntry[] {
  const typed = text.trim();
  const entries: ComboEntry[] = options.map((option) => ({ kind: "option", key: option.value, option }));
  const same = options.some((option) => option.label.toLowerCase() === typed.toLowerCase());
  if (creates && typed && !same) entries.push({ kind: "create", key: " create", text: typed });
  return entries;
}

/**
 * Picks from options that the server searches; the name of the `Field` around carries the chosen one's value. Arrow
 * keys, Enter, Escape; leaving it accepts a typed new name where one can be created.
 */
export function Combobox({ createName, load, defaultValue = null, placeholder, emptyText, onChange }: ComboboxProps) {
  const say = useText("forms.combobox");
  const { name: field, required, ...control } = useControlProps({});
  const live = useLive();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [choice, setChoice] = useState<ComboChoice>(defaultValue);
  const label = choice === null ? "" : "create" in choice ? choice.create : choice.label;
  const [text, setText] = useState(label);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { options, status, retry } = useAsyncOptions(load, text === label ? "" : text.trim(), open);
  const entries = entriesOf(options, text === label ? "" : text, createName !== undefined);
  // Answers to other words stay in sight, but no key chooses one of them.
  const current = entries.find((entry, at) => at === active && (status === "ready" || entry.kind === "create"));

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const take = (next: ComboChoice) => {
    setChoice(next);
    setText(next === null ? "" : "create" in next ? next.create : next.label);
    onChange?.(next);
  };
  const choose = (next: ComboChoice) => {
    take(next);
    close();
    input.current?.focus();
  };
  /** The choice for text left without selecting: the option with that name, else a new one if allowed. */
  const choiceFor = (typed: string): ComboChoice => {
    const same = options.find((option) => option.label.toLowerCase() === typed.toLowerCase());
    return same ?? (createName === undefined ? choice : { create: typed });
  };
  const pick = (entry: ComboEntry) => choose(entry.kind === "create" ? { create: entry.text } : entry.option);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = entries.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((at) => (at + step > last ? 0 : at + step < 0 ? last : at + step));
    } else if (event.key === "Enter" && open) {
      // While the list is open, Enter selects and never submits the form.
      event.preventDefault();
      if (current) pick(current);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setText(label);
      close();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the focus leaving the whole of it
    <div
      data-field={field}
      className="relative"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        const typed = text.trim();
        if (typed === "" && choice !== null) take(null);
        else if (typed !== "" && typed !== label) take(choiceFor(typed));
        close();
      }}
    >
      <input
        {...control}
        ref={input}
        role="combobox"
        readOnly={!live}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${listId}-${active}` : undefined}
        aria-required={required || undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(event.target.value.trim() === "" ? -1 : 0);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className={cn(controlClass, "h-[34px] pr-9 pl-2.5")}
      />
      {choice ? (
        <LiveButton
          type="button"
          aria-label={say("clear", { value: label })}
          onClick={() => choose(null)}
          className="absolute top-[5px] right-1.5 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </LiveButton>
      ) : (
        <ChevronsUpDown
          aria-hidden="true"
          className="pointer-events-none absolute top-[9px] right-2.5 size-4 text-ink-3"
        />
      )}
      <ComboboxList
        id={listId}
        open={open}
        entries={entries}
        active={current ? active : -1}
        chosen={choice && "value" in choice ? choice.value : null}
        status={status}
        emptyText={emptyText ?? say("empty")}
        onPick={pick}
        onRetry={retry}
      />
      {field ? <input type="hidden" name={field} value={choice && "value" in choice ? choice.value : ""} /> : null}
      {choice && "create" in choice ? (
        <p role="status" className="mt-1 text-ink-2 text-sm">
          {say("willCreate", { value: choice.create })}
        </p>
      ) : null}
      {createName ? (
        <input type="hidden" name={createName} value={choice && "create" in choice ? choice.create : ""} />
      ) : null}
    </div>
  );
}
