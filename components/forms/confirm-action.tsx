"use client";

import { FormDialog, type FormDialogProps } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import type { ButtonVariants } from "@/components/ui/button-variants";

type ConfirmActionProps<T> = Pick<
  FormDialogProps<T>,
  "title" | "children" | "danger" | "action" | "values" | "done" | "focusAfter"
> & {
  /** The button that opens the confirmation, and its full screen reader name if the label isn't enough. */
  label: string;
  fullLabel?: string;
  size?: ButtonVariants["size"];
  variant?: ButtonVariants["variant"];
  /** The confirming button. */
  confirm: string;
};

/** A button that asks for confirmation before it calls an action. `children`: what will happen, and what won't. */
export function ConfirmAction<T>({
  label,
  fullLabel,
  size,
  variant,
  confirm,
  children,
  ...dialog
}: ConfirmActionProps<T>) {
  return (
    <FormDialog
      {...dialog}
      size="sm"
      submit={confirm}
      trigger={
        <Button size={size} variant={variant} aria-label={fullLabel}>
          {label}
        </Button>
      }
    >
      <div className="flex flex-col gap-2 text-ink-2">{children}</div>
    </FormDialog>
  );
}
