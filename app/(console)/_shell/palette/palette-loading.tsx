"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useText } from "#use-text";
import { LiveButton } from "@/components/ui/live-button";
import { overlayClass } from "@/components/ui/pop-class";
import { Spinner } from "@/components/ui/spinner";
import { MAX_QUERY_LENGTH } from "@/lib/search/model";
import { closeClass, fieldClass, fieldRow, paletteClass } from "./looks";
import type { Typed } from "./typed";

type Props = Typed & { failed: boolean; close: () => void };

/** In place of the palette while that is loading: accepts input. */
export function PaletteLoading({ text, setText, setHeld, failed, close }: Props) {
  const say = useText("shell.palette");
  const dialog = useText("ui.dialog");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    if (event.target !== input.current || event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (text.trim() !== "") setHeld(event.ctrlKey || event.metaKey ? "tab" : "here");
  };
  return createPortal(
    <>
      <div className={overlayClass} onPointerDown={close} />
      <div role="dialog" aria-modal="true" aria-label={say("title")} onKeyDown={onKeyDown} className={paletteClass}>
        <div className={fieldRow}>
          {failed ? null : <Spinner className="text-ink-3" />}
          <input
            ref={input}
            type="text"
            aria-label={say("title")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setHeld("");
            }}
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
        <LiveButton aria-label={dialog("close")} onClick={close} className={closeClass}>
          <X aria-hidden="true" className="size-4" />
        </LiveButton>
      </div>
    </>,
    document.body,
  );
}
