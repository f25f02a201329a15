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
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { saveAlertSettingsAction } from "./actions";
import { alertsQuery } from "./alerts-query";

/** Changes how many days ahead a forecast opens an alert; shown to people who may change settings. */
export function ForecastDays({ days }: { days: number }) {
  const text = useText("alerts.forecast");
  const [open, setOpen] = useState(false);
  const formId = useId();
  const router = useRouter();
  const client = useQueryClient();
  const form = useActionForm({
    action: saveAlertSettingsAction,
    onSuccess: () => {
      setOpen(false);
      toast.success(text("saved"));
      // The change may have opened or closed alerts.
      client.invalidateQueries({ queryKey: alertsQuery.queryKey });
      router.refresh();
    },
  });
  return (
    <Dialog
      title={text("title")}
      description={text("description")}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      size="sm"
      trigger={<Button>{text("title")}</Button>}
      footer={
        <>
          <DialogClose>{text("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {text("save")}
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId} className="flex flex-col gap-3">
        <FormError error={form.error} labels={{ forecastDays: text("days") }} />
        <Field
          label={text("days")}
          name="forecastDays"
          required
          error={form.fieldErrors.forecastDays}
          hint={text("hint")}
        >
          <Input defaultValue={days} inputMode="numeric" autoComplete="off" />
        </Field>
      </ActionForm>
    </Dialog>
  );
}
