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

/** What was typed into a control of the form that this page answers, when it was sent without scripts. */
export function useTypedValue(name: string | undefined): string | undefined {
  const typed = use(FormContext)?.values[name ?? ""];
  return typeof typed === "string" ? typed : undefined;
}

/** What a control takes from the `Field` around it; what it was given itself wins. */
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
