"use client";

import { createContext, use } from "react";
import { FormContext } from "./form-context";

export type FieldContextValue = {
  id: string;
  name: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldContextValue | null>(null);

type ControlProps = {
  id?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
};

/** A control's value in the form that this page is the response to, if submitted without scripts. */
export function useTypedValue(name: string | undefined): string | undefined {
  const typed = use(FormContext)?.values[name ?? ""];
  return typeof typed === "string" ? typed : undefined;
}

/** A control's props from the surrounding `Field`; its own props win. */
export function useControlProps(own: ControlProps) {
  const field = use(FieldContext);
  const describedBy = [own["aria-describedby"], field?.describedBy].filter(Boolean).join(" ");
  return {
    id: own.id ?? field?.id,
    name: own.name ?? field?.name,
    required: own.required ?? field?.required,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid || undefined),
  };
}
