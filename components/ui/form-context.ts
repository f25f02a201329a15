"use client";

import { createContext } from "react";
import type { FormValues } from "@/lib/form-values";

type FormContextValue = {
  /** The browser can submit the form by itself, before or without scripts. */
  native: boolean;
  /** The values of the form that this page is the response to, if submitted without scripts. */
  values: FormValues;
};

/** What `ActionForm` provides to its fields and buttons. */
export const FormContext = createContext<FormContextValue | null>(null);
