"use client";

import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { useText } from "#use-text";
import { useControlProps } from "@/components/ui/field-context";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";

type TagsInputProps = {
  defaultValue: readonly string[];
  maxLength: number;
};

const MOST = 50;

/**
 * Words as chips: Enter or a comma adds one, Backspace in the empty field removes the last one. Values are sent as
 * `<name>[]`, one each, with the name of the `Field` around.
 */
export function TagsInput({ defaultValue, maxLength }: TagsInputProps) {
  const say = useText("forms.tags");
  const { name, required, ...control } = useControlProps({});
  const [tags, setTags] = useState<string[]>([...defaultValue]);
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const change = (next: string[], announced: string) => {
    setTags(next);
    setSaid(announced);
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const add = (text: string) => {
    const typed = text.split(",").map((tag) => tag.trim().slice(0, maxLength));
    const next = [...new Set([...tags, ...typed.filter(Boolean)])].slice(0, MOST);
    if (input.current) input.current.value = "";
    if (next.length > tags.length) change(next, say("added", { tags: next.slice(tags.length).join(", ") }));
  };

  const remove = (tag: string) => {
    change(
      tags.filter((other) => other !== tag),
      say("removed", { tag }),
    );
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const text = event.currentTarget.value;
    const last = tags.at(-1);
    if ((event.key === "Enter" && text.trim()) || event.key === ",") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && last !== undefined) {
      remove(last);
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[,\n]/.test(text)) return;
    event.preventDefault();
    add(text.replaceAll(/\r?\n/g, ","));
  };

  return (
    <div
      data-field={name}
      className={cn(
        "flex min-h-[34px] flex-wrap items-center gap-1 rounded-lg border bg-panel px-1.5 py-1 focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2",
        control["aria-invalid"] ? "border-bad shadow-[inset_0_0_0_1px_var(--bad)]" : "border-line-3",
      )}
    >
      {tags.map((tag) => (
        <span key={tag} className="inline-flex max-w-full items-center rounded-md bg-sunk pl-2 text-sm">
          <span className="truncate">{tag}</span>
          <LiveButton
            type="button"
            aria-label={say("remove", { tag })}
            onClick={() => remove(tag)}
            className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </LiveButton>
          {name ? <input type="hidden" name={`${name}[]`} value={tag} /> : null}
        </span>
      ))}
      <input
        {...control}
        ref={input}
        aria-required={required || undefined}
        maxLength={maxLength}
        readOnly={tags.length >= MOST}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={(event) => add(event.currentTarget.value)}
        className="h-6 min-w-24 flex-1 bg-transparent px-1 text-base outline-none max-md:text-[16px]"
      />
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}
