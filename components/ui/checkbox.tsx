"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
};

/** A checkbox with its label, hint and error. An unticked box is absent from the form's values. */
export function Checkbox({ label, hint, error, className, id, ...props }: CheckboxProps) {
  const fallback = useId();
  const own = id ?? fallback;
  const described = [error ? `${own}-error` : null, hint ? `${own}-hint` : null].filter(Boolean).join(" ");
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <input
        {...props}
        id={own}
        type="checkbox"
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className="mt-px size-[18px] shrink-0 rounded-sm accent-brand"
      />
      <div className="min-w-0">
        <label htmlFor={own} className="block py-px">
          {label}
        </label>
        {hint ? (
          <p id={`${own}-hint`} className="text-ink-3 text-sm">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${own}-error`} className="text-bad text-sm">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
