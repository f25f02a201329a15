"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { acknowledgeAlertAction } from "./actions";
import { alertsQuery } from "./alerts-query";

/** Acknowledges an open alert with a note. */
export function Acknowledge({ id, title, size }: { id: string; title: string; size?: "sm" }) {
  const text = useText("alerts.acknowledge");
  const [open, setOpen] = useState(false);
  const formId = useId();
  const router = useRouter();
  const client = useQueryClient();
  const done = () => {
    setOpen(false);
    router.refresh();
    client.invalidateQueries({ queryKey: alertsQuery.queryKey });
  };
  const form = useActionForm({
    action: acknowledgeAlertAction,
    onSuccess: () => {
      done();
      toast.success(text("done"));
    },
    onError: (error) => {
      if (error.code !== "conflict") return;
      done();
      toast.info(error.message);
    },
  });
  return (
    <Dialog
      title={text("title")}
      description={text("description", { alert: title })}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      trigger={
        <Button {...(size ? { size } : { variant: "primary" })} aria-label={text("name", { alert: title })}>
          {text("submit")}
        </Button>
      }
      footer={
        <>
          <DialogClose>{text("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {text("submit")}
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId} className="flex flex-col gap-3">
        <FormError error={form.error} labels={{ note: text("note") }} />
        <input type="hidden" name="id" value={id} />
        <Field label={text("note")} name="note" required counter={500} error={form.fieldErrors.note}>
          <Textarea rows={3} maxLength={500} placeholder={text("placeholder")} />
        </Field>
      </ActionForm>
    </Dialog>
  );
}
