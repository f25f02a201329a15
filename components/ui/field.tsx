"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { FieldContext } from "@/components/ui/field-context";
import { useFormErrors } from "@/components/ui/form-context";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/cn";

type FieldProps = {
  label: ReactNode;
  /** Passed to the control inside; also how `useActionForm` finds it. */
  name: string;
  hint?: ReactNode;
  /** By default, that of the surrounding form for this name. */
  error?: string | undefined;
  required?: boolean;
  optional?: boolean;
  /** Maximum length, with a visible counter. Give the control the same `maxLength`. */
  counter?: number;
  className?: string;
  children: ReactNode;
};

/** Label, hint, error and counter around one Input, Textarea, Select, TagsInput or Combobox, which finds them by itself. */
export function Field({
  label,
  name,
  hint,
  error: given,
  required = false,
  optional = false,
  counter,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const errors = useFormErrors();
  const error = given ?? errors[name];
  const [length, setLength] = useState(0);
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  const count = (target: EventTarget) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) setLength(target.value.length);
  };

  return (
    <FieldContext value={{ id, name, describedBy, invalid: Boolean(error), required }}>
      <div
        className={cn("flex min-w-0 flex-col gap-1.5", className)}
        onInput={counter ? (event) => count(event.target) : undefined}
      >
        <div className="flex items-baseline justify-between gap-3">
          <Label id={`${id}-label`} htmlFor={id} required={required} optional={optional}>
            {label}
          </Label>
          {counter ? (
            <span className={cn("text-xs", length > counter ? "font-[550] text-bad" : "text-ink-3")}>
              {length} / {counter}
            </span>
          ) : null}
        </div>
        {children}
        {error ? (
          <p id={errorId ?? undefined} className="flex items-start gap-1.5 text-bad text-sm">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        ) : null}
        {hint ? (
          <p id={hintId ?? undefined} className="text-ink-3 text-sm">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
