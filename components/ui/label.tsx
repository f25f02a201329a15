import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

type LabelProps = ComponentProps<"label"> & { htmlFor: string; required?: boolean; optional?: boolean };

export function Label({ required, optional, className, children, htmlFor, ...props }: LabelProps) {
  return (
    <label {...props} htmlFor={htmlFor} className={cn("font-[550] text-ink text-sm", className)}>
      {children}
      {required ? (
        <>
          <span aria-hidden="true" className="text-bad">
            {" "}
            *
          </span>
          <span className="sr-only"> (required)</span>
        </>
      ) : null}
      {optional ? <span className="font-normal text-ink-3"> optional</span> : null}
    </label>
  );
}
