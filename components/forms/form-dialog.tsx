"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type ReactElement, type ReactNode, useId, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import type { ButtonVariants } from "@/components/ui/button-variants";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { DialogShape } from "@/components/ui/dialog-panel";
import { toast } from "@/components/ui/toast";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { FormValues } from "@/lib/form-values";
import type { Result } from "@/lib/result";

export type FormDialogProps<T> = Omit<DialogShape, "footer"> & {
  /** The button that opens it. */
  trigger: ReactElement<ComponentProps<typeof Button>>;
  action: (values: FormValues) => Promise<Result<T>>;
  /** Sent with the fields. */
  values?: Record<string, string>;
  /** Field name → its label, for the summary of errors. */
  labels?: Record<string, string>;
  submit: string;
  danger?: boolean;
  /** The buttons are below a line, and stay where they are while the fields scroll. */
  ruled?: boolean;
  cancel?: ButtonVariants["variant"];
  /** The toast when it closes afterwards. */
  done?: string;
  /** When it has closed afterwards, instead of refreshing the page. */
  onDone?: () => void;
  /** When somebody else came first, it closes as well, and says so. */
  closesOnConflict?: boolean;
  /** What it shows afterwards instead of closing; null: nothing. */
  outcome?: (data: T) => { title: string; content: ReactNode } | null;
  /** ID of the element that receives the focus when the button disappears with its row. */
  focusAfter?: string;
};

/** A button that opens a form. It closes once the action has succeeded, and stays open with the error if it fails. */
export function FormDialog<T>(props: FormDialogProps<T>) {
  const { trigger, action, values = {}, labels = {}, submit, danger, ruled = false, cancel, children, ...rest } = props;
  const { done, onDone, closesOnConflict, outcome, focusAfter, title, description, ...shape } = rest;
  const text = useText("ui.button");
  const router = useRouter();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<{ title: string; content: ReactNode } | null>(null);
  const succeeded = useFocusAfter(focusAfter);
  const refresh = onDone ?? (() => router.refresh());
  const form = useActionForm({
    action,
    onSuccess: (data) => {
      const next = outcome?.(data) ?? null;
      setShown(next);
      // It is shown once: also to somebody who closed the dialog meanwhile.
      if (next) return setOpen(true);
      succeeded.current = true;
      setOpen(false);
      if (done) toast.success(done);
      refresh();
    },
    onError: (error) => {
      if (!closesOnConflict || error.code !== "conflict") return;
      setOpen(false);
      toast.info(error.message);
      refresh();
    },
  });
  const buttons = (
    <>
      <DialogClose variant={cancel}>{text("cancel")}</DialogClose>
      <Button type="submit" form={id} variant={danger ? "danger-solid" : "primary"} pending={form.pending}>
        {submit}
      </Button>
    </>
  );
  return (
    <Dialog
      {...shape}
      trigger={trigger}
      title={shown ? shown.title : title}
      description={shown ? undefined : description}
      open={open}
      onOpenChange={(next) => {
        form.setError(null);
        if (next) setShown(null);
        // Not while it is shown: a refresh may end in a full load of the page.
        else if (shown) refresh();
        setOpen(next);
      }}
      footer={ruled && !shown ? buttons : undefined}
    >
      {shown ? (
        shown.content
      ) : (
        <ActionForm form={form} id={id} labels={labels} className="flex flex-col gap-4">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          {ruled ? null : <div className="flex flex-wrap justify-end gap-2">{buttons}</div>}
        </ActionForm>
      )}
    </Dialog>
  );
}
