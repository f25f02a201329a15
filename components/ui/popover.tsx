"use client";

import * as RadixPopover from "@radix-ui/react-popover";
import type { ComponentProps } from "react";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";

export const Popover = RadixPopover.Root;
export const PopoverClose = RadixPopover.Close;

export function PopoverTrigger(props: ComponentProps<typeof LiveButton>) {
  return (
    <RadixPopover.Trigger asChild>
      <LiveButton {...props} />
    </RadixPopover.Trigger>
  );
}

export const popClass =
  "z-50 animate-pop rounded-xl border border-line-2 bg-panel text-ink shadow-lg outline-none data-[state=closed]:hidden";

/** Give it an `aria-label` or `aria-labelledby`: it is a dialog to a screen reader. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof RadixPopover.Content>) {
  return (
    <RadixPopover.Portal>
      <RadixPopover.Content
        sideOffset={6}
        collisionPadding={10}
        {...props}
        className={cn(popClass, "w-72 max-w-[calc(100vw-20px)] p-3", className)}
      />
    </RadixPopover.Portal>
  );
}
