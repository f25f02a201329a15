import type { ComponentProps } from "react";
import { useText } from "#use-text";
import { cn } from "@/lib/cn";

type LabelProps = ComponentProps<"label"> & { htmlFor: string; required?: boolean; optional?: boolean };

export function Label({ required, optional, className, children, htmlFor, ...props }: LabelProps) {
  const text = useText("ui.field");
  return (
    <label {...props} htmlFor={htmlFor} className={cn("font-[550] text-ink text-sm", className)}>
      {children}
      {required ? (
        <>
          <span aria-hidden="true" className="text-bad">
            {" "}
            *
          </span>
          <span className="sr-only"> {text("required")}</span>
        </>
      ) : null}
      {optional ? <span className="font-normal text-ink-3"> {text("optional")}</span> : null}
    </label>
  );
}
