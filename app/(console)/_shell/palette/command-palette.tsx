"use client";

import { Command as CommandIcon } from "lucide-react";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useText } from "#use-text";
import { buttonVariants } from "@/components/ui/button-variants";
import { isDialogOpen } from "@/components/ui/dialog-open";
import { LiveButton } from "@/components/ui/live-button";
import { loadSoon, onDemand, useOnDemand } from "@/components/ui/on-demand";
import { cn } from "@/lib/cn";
import { PaletteLoading } from "./palette-loading";
import type { PaletteOptions } from "./palette-panel";
import type { Typed } from "./typed";

const part = onDemand(() => import("./palette-dialog"));
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Reaches any organization, customer or page from anywhere: Ctrl or Cmd + K, or its button. */
export function CommandPalette(options: PaletteOptions) {
  const text = useText("shell.palette");
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [keys, setKeys] = useState("Ctrl K");
  const [query, setText] = useState("");
  const [held, setHeld] = useState<Typed["held"]>("");
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus when it opened, to get it back.
  const from = useRef<HTMLElement>(null);
  const loaded = useOnDemand(part, open, () => setFailed(true));
  const typed = { text: query, setText, held, setHeld };

  const turn = (next: boolean) => {
    if (next) from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(next);
    setFailed(false);
    setText("");
    setHeld("");
  };
  const back = () => {
    const { current } = from;
    return current?.isConnected && current !== document.body ? current : button.current;
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Doesn't open over another dialog, which comes first; pressed again, it closes.
    turn(!isDialogOpen());
  });
  useEffect(() => {
    if (isMac()) setKeys("⌘ K");
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  return (
    <>
      <LiveButton
        {...loadSoon(part)}
        ref={button}
        aria-label={text("title")}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open && loaded ? id : undefined}
        aria-keyshortcuts="Control+K Meta+K"
        title={text("titleWithKeys", { keys })}
        onClick={() => turn(true)}
        className={cn(buttonVariants({ variant: "secondary" }), "px-2! text-ink-2!")}
      >
        <CommandIcon aria-hidden="true" className="size-4" />
        <kbd className="font-sans text-xs max-sm:hidden">{keys}</kbd>
      </LiveButton>
      {loaded ? (
        <loaded.PaletteDialog
          {...options}
          {...typed}
          id={id}
          open={open}
          turn={turn}
          back={back}
          close={(opens) => {
            // The focused element goes away with the page.
            if (opens) from.current = null;
            turn(false);
          }}
        />
      ) : open ? (
        <PaletteLoading
          {...typed}
          failed={failed}
          close={() => {
            turn(false);
            back()?.focus();
          }}
        />
      ) : null}
    </>
  );
}
