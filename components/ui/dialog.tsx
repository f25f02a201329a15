"use client";

import { type ComponentProps, cloneElement, createContext, type ReactElement, type ReactNode, use } from "react";
import { Button } from "./button";
import { onDemand, usePopup } from "./on-demand";

const panel = onDemand(() => import("./dialog-panel"));

const Close = createContext<() => void>(() => undefined);

/** Closes the dialog around it. */
export function DialogClose(props: Omit<ComponentProps<typeof Button>, "onClick">) {
  return <Button {...props} onClick={use(Close)} />;
}

export type DialogShape = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons; `DialogClose` is the one that cancels. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** "hangs": a list of options below the last field may extend beyond the dialog, if the window is tall enough. */
  overflow?: "scrolls" | "hangs";
  children?: ReactNode;
};

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
