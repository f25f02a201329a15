"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useUrlState } from "@/components/data-table/url-state";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";

type SearchInputProps = { label: string; placeholder?: string; param?: string; className?: string };

const PAUSE_MS = 250;

/** Searches while one types: after a short pause the address changes (replaced, not pushed). The focus stays here. */
export function SearchInput({ label, placeholder, param = "q", className }: SearchInputProps) {
  const { params, set, pending } = useUrlState();
  const inUrl = params.get(param) ?? "";
  const [text, setText] = useState(inUrl);
  const sent = useRef(inUrl);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);

  // Back, forward or a cleared filter changed the address: the field follows, unless it is the echo of what it sent.
  useEffect(() => {
    if (inUrl === sent.current) return;
    clearTimeout(timer.current);
    sent.current = inUrl;
    setText(inUrl);
  }, [inUrl]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (value: string) => {
    clearTimeout(timer.current);
    const wanted = value.trim();
    if (wanted === sent.current) return;
    sent.current = wanted;
    set({ [param]: wanted || null }, "replace");
  };

  const type = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(value), PAUSE_MS);
  };

  const clear = () => {
    setText("");
    send("");
    input.current?.focus();
  };

  return (
    <search className={cn("block w-full sm:w-[300px]", className)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
        className="relative"
      >
        {pending && text.trim() === sent.current && text !== "" ? (
          <Spinner className="absolute top-[9px] left-2.5 text-ink-3" />
        ) : (
          <Search aria-hidden="true" className="pointer-events-none absolute top-[9px] left-2.5 size-4 text-ink-3" />
        )}
        <input
          ref={input}
          type="search"
          aria-label={label}
          placeholder={placeholder ?? label}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && text) clear();
          }}
          autoComplete="off"
          spellCheck={false}
          className="h-[34px] w-full rounded-lg border border-line-3 bg-panel pr-8 pl-8 text-base max-md:text-[16px]"
        />
        {text ? (
          <button
            type="button"
            aria-label="Clear search"
            onClick={clear}
            className="absolute top-[5px] right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        ) : null}
      </form>
    </search>
  );
}
