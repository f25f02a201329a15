"use client";

import type { ComponentProps } from "react";
import { FormContext } from "@/components/ui/form-context";

type GetFormProps = Omit<ComponentProps<"form">, "action" | "method"> & {
  /** Additional parameters of the target URL. */
  params?: URLSearchParams;
};

const OF_FORM = { native: true, values: {}, errors: {} };

/** A GET form (a search, a month, a page): it works the same with and without scripts. */
export function GetForm({ params, children, ...props }: GetFormProps) {
  return (
    <form {...props} method="get">
      <FormContext value={OF_FORM}>
        {[...(params ?? [])].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {children}
      </FormContext>
    </form>
  );
}
