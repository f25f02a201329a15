"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control";
import { useControlProps } from "@/components/ui/field-context";
import { cn } from "@/lib/cn";

type SelectProps = ComponentProps<"select"> & {
  /** Instead of children. */
  options?: readonly { value: string; label: string }[];
  /** The label of a first, empty option. */
  placeholder?: string;
};

/** The browser's own select, styled. */
export function Select({ className, options, placeholder, children, ...props }: SelectProps) {
  const control = useControlProps(props);
  return (
    <div className={cn("relative min-w-0", className)}>
      <select {...props} {...control} className={cn(controlClass, "h-[34px] appearance-none pr-8 pl-2.5")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </div>
  );
}
