"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
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

/** Notes on an open alert that somebody takes care of it. */
export function Acknowledge({ id, title, size }: { id: string; title: string; size?: "sm" }) {
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
      toast.success("Acknowledged");
    },
    onError: (error) => {
      if (error.code !== "conflict") return;
      done();
      toast.info(error.message);
    },
  });
  return (
    <Dialog
      title="Acknowledge this alert"
      description={`${title}. The note says to everyone what is being done; the bell no longer counts it. It stays open until it is over.`}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      trigger={
        <Button {...(size ? { size } : { variant: "primary" })} aria-label={`Acknowledge: ${title}`}>
          Acknowledge
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            Acknowledge
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId} className="flex flex-col gap-3">
        <FormError error={form.error} labels={{ note: "Note" }} />
        <input type="hidden" name="id" value={id} />
        <Field label="Note" name="note" required counter={500} error={form.fieldErrors.note}>
          <Textarea rows={3} maxLength={500} placeholder="Asked Vocdoni for a higher limit" />
        </Field>
      </ActionForm>
    </Dialog>
  );
}
