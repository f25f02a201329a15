"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control";
import { useControlProps, useTypedValue } from "@/components/ui/field-context";
import { cn } from "@/lib/cn";

/** One line of text. Takes id, name, required and the aria attributes from the `Field` around it. */
export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  const control = useControlProps(props);
  const typed = useTypedValue(control.name);
  return (
    <input
      {...props}
      {...control}
      {...(typed === undefined ? {} : { defaultValue: typed })}
      type={type}
      className={cn(controlClass, "h-[34px] px-2.5", className)}
    />
  );
}
