"use client";

import * as Menu from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import type { RefObject } from "react";
import { Num } from "@/components/ui/number";
import { popClass } from "@/components/ui/pop-class";
import { useOutside } from "@/components/ui/use-outside";
import { cn } from "@/lib/cn";

export type FilterOption = { value: string; label: string; count?: number };

type Props = {
  id: string;
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
  options: readonly FilterOption[];
  value: string;
  onChoose: (value: string) => void;
};

/** The options of a filter. Not modal: the page stays scrollable and nothing else is hidden while it is open. */
export function FilterMenu({ id, label, open, onOpenChange, button, options, value, onChoose }: Props) {
  const outside = useOutside(button);
  return (
    <Menu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      {/* Only says where the menu opens: the button is rendered before this is loaded. */}
      <Menu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          {...outside}
          id={id}
          aria-label={label}
          align="start"
          sideOffset={5}
          collisionPadding={10}
          className={cn(
            popClass,
            "max-h-[min(360px,var(--radix-dropdown-menu-content-available-height))] min-w-44 overflow-y-auto p-1",
          )}
        >
          <Menu.RadioGroup value={value} onValueChange={onChoose}>
            {options.map((option) => (
              <Menu.RadioItem
                key={option.value}
                value={option.value}
                className="relative flex min-h-[30px] cursor-default select-none items-center gap-2 rounded-md py-1 pr-2 pl-8 text-sm outline-none data-disabled:text-ink-3 data-highlighted:bg-sunk forced-colors:data-highlighted:outline-2"
              >
                <Menu.ItemIndicator className="absolute left-2 grid size-4 place-items-center">
                  <Check aria-hidden="true" className="size-4 shrink-0 text-brand" />
                </Menu.ItemIndicator>
                <span className="min-w-0 flex-1">{option.label}</span>
                {option.count === undefined ? null : (
                  <span className="pl-3 text-ink-3 text-xs">
                    <Num value={option.count} />
                  </span>
                )}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
