"use client";

import type { ComponentProps } from "react";
import { useText } from "#use-text";
import { FormError } from "@/components/forms/form-error";
import type { ActionFormState } from "@/components/forms/use-action-form";
import { FormContext } from "@/components/ui/form-context";
import { useLive } from "@/components/ui/live";

type ActionFormProps = Omit<ComponentProps<"form">, "action" | "method" | "ref"> & {
  form: ActionFormState;
  /** Field name → its label. With it, the form begins with the summary of its errors. */
  labels?: Record<string, string>;
};

/**
 * The form of `useActionForm`. If possible (`native`), the browser submits it to its server action by itself; otherwise
 * its buttons are disabled, with the reason, until the page's scripts run. Never a GET with its fields.
 */
export function ActionForm({ form, labels, children, ...props }: ActionFormProps) {
  const text = useText("forms.waiting");
  const live = useLive();
  return (
    <form {...(form.native ? {} : { method: "post" })} {...form.props} {...props}>
      <FormContext value={{ native: form.native, values: form.values, errors: form.fieldErrors }}>
        {labels ? <FormError error={form.error} labels={labels} /> : null}
        {children}
      </FormContext>
      {form.native || live ? null : (
        <p data-waiting-note="" className="mt-2 text-ink-3 text-sm">
          {text("note")}
        </p>
      )}
    </form>
  );
}
