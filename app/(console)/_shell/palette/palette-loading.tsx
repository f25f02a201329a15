"use client";

import type { KeyboardEvent } from "react";
import { useText } from "#use-text";
import { Spinner } from "@/components/ui/spinner";
import { MAX_QUERY_LENGTH } from "@/lib/search/schemas";
import type { Typed } from "./typed";

export const fieldRow = "flex items-center gap-2.5 border-line border-b py-1 pr-12 pl-4";
export const fieldClass = "h-11 w-full min-w-0 bg-transparent text-[16px] outline-none placeholder:text-ink-3";

/** Accepts input while the palette is loading. */
export function PaletteLoading({ text, setText, setHeld, failed }: Typed & { failed: boolean }) {
  const say = useText("shell.palette");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault();
    setHeld(event.ctrlKey || event.metaKey ? "tab" : "here");
  };
  return (
    <>
      <div className={fieldRow}>
        {failed ? null : <Spinner className="text-ink-3" />}
        <input
          type="text"
          aria-label={say("title")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setHeld("");
          }}
          onKeyDown={onKeyDown}
          maxLength={MAX_QUERY_LENGTH}
          placeholder={say("placeholder")}
          autoComplete="off"
          spellCheck={false}
          className={fieldClass}
        />
      </div>
      {failed ? (
        <p role="alert" className="px-4 py-3 text-sm">
          {say("loadFailed")}
        </p>
      ) : null}
    </>
  );
}
