"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import type { ButtonVariants } from "@/components/ui/button-variants";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { FormValues } from "@/lib/form-values";
import type { Result } from "@/lib/result";

type ConfirmActionProps<T> = {
  /** The button that opens the confirmation, and its full screen reader name if the label isn't enough. */
  label: string;
  fullLabel?: string;
  size?: ButtonVariants["size"];
  variant?: ButtonVariants["variant"];
  title: string;
  /** What will happen, and what won't. */
  children: ReactNode;
  /** The confirming button. */
  confirm: string;
  danger?: boolean;
  action: (values: FormValues) => Promise<Result<T>>;
  values: Record<string, string>;
  /** The toast afterwards. */
  done: string;
  /** ID of the element that receives the focus when the button disappears with its row. */
  focusAfter?: string;
};

type QuestionProps<T> = Omit<ConfirmActionProps<T>, "label" | "fullLabel" | "size" | "variant" | "title">;

function Question<T>({
  children,
  confirm,
  danger,
  action,
  values,
  done,
  onDone,
}: QuestionProps<T> & { onDone: () => void }) {
  const text = useText("ui.button");
  const form = useActionForm({
    action,
    onSuccess: () => {
      toast.success(done);
      onDone();
    },
  });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} />
      <div className="flex flex-col gap-2 text-ink-2">{children}</div>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{text("cancel")}</DialogClose>
        <Button type="submit" variant={danger ? "danger-solid" : "primary"} pending={form.pending}>
          {confirm}
        </Button>
      </div>
    </ActionForm>
  );
}

/**
 * A button that asks for confirmation before it calls an action. The dialog stays open with the error if the action
 * fails.
 */
export function ConfirmAction<T>({
  label,
  fullLabel,
  size,
  variant,
  title,
  focusAfter,
  ...question
}: ConfirmActionProps<T>) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const succeeded = useRef(false);

  // The row disappears with its button: without this, the focus falls to the body.
  useEffect(
    () => () => {
      const next = focusAfter && succeeded.current ? document.getElementById(focusAfter) : null;
      if (!next || document.activeElement !== document.body) return;
      next.tabIndex = -1;
      next.focus();
    },
    [focusAfter],
  );

  return (
    <Dialog
      size="sm"
      title={title}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size={size} variant={variant} aria-label={fullLabel}>
          {label}
        </Button>
      }
    >
      <Question
        {...question}
        onDone={() => {
          succeeded.current = true;
          setOpen(false);
          router.refresh();
        }}
      />
    </Dialog>
  );
}
