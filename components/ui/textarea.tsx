"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control";
import { useControlProps, useTypedValue } from "@/components/ui/field-context";
import { cn } from "@/lib/cn";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  const control = useControlProps(props);
  const typed = useTypedValue(control.name);
  return (
    <textarea
      {...props}
      {...control}
      {...(typed === undefined ? {} : { defaultValue: typed })}
      rows={rows}
      className={cn(controlClass, "field-sizing-content max-h-96 min-h-[78px] px-2.5 py-1.5", className)}
    />
  );
}
