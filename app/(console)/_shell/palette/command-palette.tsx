"use client";

import * as RadixDialog from "@radix-ui/react-dialog";
import { Command as CommandIcon, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { buttonVariants } from "@/components/ui/button-variants";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";
import { PaletteLoading } from "./palette-loading";
import type { PaletteOptions } from "./palette-panel";
import type { Typed } from "./typed";
import { usePanel } from "./use-panel";

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Reaches any organization, customer or page from anywhere: Ctrl or Cmd + K, or its button. */
export function CommandPalette(options: PaletteOptions) {
  const text = useText("shell.palette");
  const dialog = useText("ui.dialog");
  const [open, setOpen] = useState(false);
  const [keys, setKeys] = useState("Ctrl K");
  const [query, setText] = useState("");
  const [held, setHeld] = useState<Typed["held"]>("");
  // Where the focus was at the shortcut; the button has it anyway.
  const from = useRef<HTMLElement>(null);
  const { Panel, failed } = usePanel(open);
  const typed = { text: query, setText, held, setHeld };

  const turn = (next: boolean) => {
    setOpen(next);
    setText("");
    setHeld("");
  };

  useEffect(() => {
    if (isMac()) setKeys("⌘ K");
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      // Doesn't open over another dialog, which comes first; pressed again, it closes.
      const opens = document.querySelector("[role=dialog], [role=alertdialog]") === null;
      const { activeElement } = document;
      if (opens) from.current = activeElement instanceof HTMLElement ? activeElement : null;
      setOpen(opens);
      setText("");
      setHeld("");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <RadixDialog.Root open={open} onOpenChange={turn}>
      <RadixDialog.Trigger asChild>
        <LiveButton
          aria-label={text("title")}
          aria-keyshortcuts="Control+K Meta+K"
          title={text("titleWithKeys", { keys })}
          className={cn(buttonVariants({ variant: "secondary" }), "px-2 text-ink-2")}
        >
          <CommandIcon aria-hidden="true" className="size-4" />
          <kbd className="font-sans text-xs max-sm:hidden">{keys}</kbd>
        </LiveButton>
      </RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            const back = from.current;
            from.current = null;
            if (!back?.isConnected || back === document.body) return;
            event.preventDefault();
            back.focus();
          }}
          className="fixed top-[max(12px,10dvh)] left-1/2 z-50 flex max-h-[85dvh] w-[calc(100vw-24px)] max-w-[620px] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-panel text-ink shadow-lg outline-none"
        >
          <RadixDialog.Title className="sr-only">{text("title")}</RadixDialog.Title>
          {Panel ? (
            <Panel
              {...options}
              {...typed}
              close={(opens) => {
                // The focused element goes away with the page.
                if (opens) from.current = null;
                turn(false);
              }}
            />
          ) : (
            <PaletteLoading {...typed} failed={failed} />
          )}
          <RadixDialog.Close
            aria-label={dialog("close")}
            className={cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "absolute top-3 right-3")}
          >
            <X aria-hidden="true" className="size-4" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
