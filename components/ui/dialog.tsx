"use client";

import { type ComponentProps, cloneElement, createContext, type ReactElement, use } from "react";
import { Button } from "./button";
import type { DialogShape } from "./dialog-panel";
import { onDemand, usePopup } from "./on-demand";

const panel = onDemand(() => import("./dialog-panel"));

const Close = createContext<() => void>(() => undefined);

/** Closes the dialog around it. */
export function DialogClose(props: Omit<ComponentProps<typeof Button>, "onClick">) {
  return <Button {...props} onClick={use(Close)} />;
}

type DialogProps = DialogShape & {
  /** The button that opens it, and gets the focus back. */
  trigger: ReactElement<ComponentProps<typeof Button>>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function Dialog({ trigger, open, onOpenChange, ...shape }: DialogProps) {
  const { loaded, id, ref, button } = usePopup(panel, "dialog", [open, onOpenChange]);
  return (
    <Close value={() => onOpenChange(false)}>
      {cloneElement(trigger, { ...button, onClick: () => onOpenChange(true) })}
      {loaded ? <loaded.DialogPanel {...shape} id={id} open={open} onOpenChange={onOpenChange} opener={ref} /> : null}
    </Close>
  );
}
