"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { zoneWords } from "@/lib/time/zone";
import { saveTimeZoneAction } from "./actions";
import { timeZoneOptions } from "./time-zone-options";

/** Suggests the browser's zone, which may differ from the server's. */
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function ChangeTimeZone({ timeZone }: { timeZone: string }) {
  const text = useText("settings.changeZone");
  const [open, setOpen] = useState(false);
  const formId = useId();
  const router = useRouter();
  const form = useActionForm({
    action: saveTimeZoneAction,
    onSuccess: () => {
      setOpen(false);
      toast.success(text("saved"));
      router.refresh();
    },
  });
  return (
    <Dialog
      overflow="hangs"
      title={text("title")}
      description={text("description")}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      trigger={
        <Button size="sm" aria-label={text("title")}>
          {text("change")}
        </Button>
      }
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
        <FormError error={form.error} labels={{ timeZone: text("field") }} />
        <Field label={text("field")} name="timeZone" required error={form.fieldErrors.timeZone}>
          <Combobox
            load={async (query) => timeZoneOptions(query, [timeZone, browserZone()], Date.now())}
            defaultValue={{ value: timeZone, label: zoneWords(timeZone) }}
            placeholder={text("placeholder")}
            emptyText={text("noneFound")}
          />
        </Field>
      </ActionForm>
    </Dialog>
  );
}
