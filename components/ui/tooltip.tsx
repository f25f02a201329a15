"use client";

import * as RadixTooltip from "@radix-ui/react-tooltip";
import type { ComponentProps, ReactNode } from "react";

type TooltipProps = {
  content: ReactNode;
  side?: ComponentProps<typeof RadixTooltip.Content>["side"];
  children: ReactNode;
};

/** More words for something that can be focused (a button, a link). Never the only place of what must be known. */
export function Tooltip({ content, side, children }: TooltipProps) {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          side={side}
          sideOffset={5}
          collisionPadding={10}
          className="z-50 max-w-72 rounded-md border border-line bg-ink px-2.5 py-1.5 text-bg text-xs shadow-lg"
        >
          {content}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}
