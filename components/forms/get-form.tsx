"use client";

import type { ComponentProps } from "react";
import { FormContext } from "@/components/ui/form-context";

type GetFormProps = Omit<ComponentProps<"form">, "action" | "method"> & {
  /** Further parameters of the address that it leads to. */
  params?: URLSearchParams;
};

const OF_FORM = { native: true, values: {} };

/** A form whose fields belong in the address (a search, a month, a page): it works without scripts as it does with them. */
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
