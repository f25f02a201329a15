"use client";

import * as RadixDialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { useText } from "#use-text";
import { overlayClass } from "@/components/ui/pop-class";
import { closeClass, paletteClass } from "./looks";
import { PalettePanel, type PalettePanelProps } from "./palette-panel";

type Props = PalettePanelProps & {
  id: string;
  open: boolean;
  turn: (open: boolean) => void;
  back: () => HTMLElement | null;
};

/** The palette as a dialog. `back`: the element that gets the focus when it closes. */
export function PaletteDialog({ id, open, turn, back, ...panel }: Props) {
  const text = useText("shell.palette");
  const dialog = useText("ui.dialog");
  return (
    <RadixDialog.Root open={open} onOpenChange={turn}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={overlayClass} />
        <RadixDialog.Content
          id={id}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            back()?.focus();
          }}
          className={paletteClass}
        >
          <RadixDialog.Title className="sr-only">{text("title")}</RadixDialog.Title>
          <PalettePanel {...panel} />
          <RadixDialog.Close aria-label={dialog("close")} className={closeClass}>
            <X aria-hidden="true" className="size-4" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
