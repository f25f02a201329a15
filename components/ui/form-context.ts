"use client";

import { createContext, use } from "react";
import type { FormValues } from "@/lib/form-values";

type FormContextValue = {
  /** The browser can submit the form by itself, before or without scripts. */
  native: boolean;
  /** The values of the form that this page is the response to, if submitted without scripts. */
  values: FormValues;
  /** Field name → its error. */
  errors: Record<string, string>;
};

/** What `ActionForm` provides to its fields and buttons. */
export const FormContext = createContext<FormContextValue | null>(null);

const NONE: Record<string, string> = {};

/** The errors of the form around, by field name. */
export const useFormErrors = (): Record<string, string> => use(FormContext)?.errors ?? NONE;
