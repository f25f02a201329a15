"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { acknowledgeAlertAction } from "./actions";
import { useRefreshAlerts } from "./alerts-query";

/** Acknowledges an open alert with a note. */
export function Acknowledge({ id, title, size }: { id: string; title: string; size?: "sm" }) {
  const text = useText("alerts.acknowledge");
  return (
    <FormDialog
      ruled
      title={text("title")}
      description={text("description", { alert: title })}
      trigger={
        <Button {...(size ? { size } : { variant: "primary" })} aria-label={text("name", { alert: title })}>
          {text("submit")}
        </Button>
      }
      action={acknowledgeAlertAction}
      values={{ id }}
      labels={{ note: text("note") }}
      submit={text("submit")}
      done={text("done")}
      onDone={useRefreshAlerts()}
      closesOnConflict
    >
      <Field label={text("note")} name="note" required counter={500}>
        <Textarea rows={3} maxLength={500} placeholder={text("placeholder")} />
      </Field>
    </FormDialog>
  );
}
