"use client";

import * as RadixPopover from "@radix-ui/react-popover";
import type { ReactNode, RefObject } from "react";
import { cn } from "@/lib/cn";
import { popClass } from "./pop-class";
import { useOutside } from "./use-outside";

export type PopoverShape = {
  /** Its name: it is a dialog to a screen reader. */
  label: string;
  side?: "top" | "bottom";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

type Props = PopoverShape & {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
};

export function PopoverPanel({ id, label, side, align, className, open, onOpenChange, button, children }: Props) {
  const outside = useOutside(button);
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Anchor virtualRef={button} />
      <RadixPopover.Portal>
        <RadixPopover.Content
          {...outside}
          id={id}
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={10}
          onClick={({ target }) => {
            if (target instanceof Element && target.closest("a")) onOpenChange(false);
          }}
          className={cn(popClass, "max-w-[calc(100vw-20px)]", className)}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
