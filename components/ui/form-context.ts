"use client";

import { createContext } from "react";
import type { FormValues } from "@/lib/form-values";

type FormContextValue = {
  /** The browser itself can submit the form, before its scripts run and without them. */
  native: boolean;
  /** What was typed into the form that this page answers, when it was sent without scripts. */
  values: FormValues;
};

/** What `ActionForm` says to the fields and buttons in it. */
export const FormContext = createContext<FormContextValue | null>(null);
