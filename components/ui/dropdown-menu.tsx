"use client";

import * as Menu from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { LiveButton } from "@/components/ui/live-button";
import { popClass } from "@/components/ui/popover";
import { cn } from "@/lib/cn";

/** Not modal: the page stays scrollable and nothing else is hidden while it is open. */
export function DropdownMenu(props: ComponentProps<typeof Menu.Root>) {
  return <Menu.Root modal={false} {...props} />;
}

export const DropdownMenuRadioGroup = Menu.RadioGroup;

export function DropdownMenuTrigger(props: ComponentProps<typeof LiveButton>) {
  return (
    <Menu.Trigger asChild>
      <LiveButton {...props} />
    </Menu.Trigger>
  );
}

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Menu.Content>) {
  return (
    <Menu.Portal>
      <Menu.Content
        align="start"
        sideOffset={5}
        collisionPadding={10}
        {...props}
        className={cn(
          popClass,
          "max-h-[min(360px,var(--radix-dropdown-menu-content-available-height))] min-w-44 overflow-y-auto p-1",
          className,
        )}
      />
    </Menu.Portal>
  );
}

const itemClass =
  "relative flex min-h-[30px] cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-disabled:text-ink-3 data-highlighted:bg-sunk forced-colors:data-highlighted:outline-2 [&_svg]:size-4 [&_svg]:shrink-0";

function Tick() {
  return (
    <span className="absolute left-2 grid size-4 place-items-center">
      <Menu.ItemIndicator>
        <Check aria-hidden="true" className="text-brand" />
      </Menu.ItemIndicator>
    </span>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem {...props} className={cn(itemClass, "pl-8", className)}>
      <Tick />
      {children}
    </Menu.RadioItem>
  );
}
