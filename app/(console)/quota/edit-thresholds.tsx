"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { defaultThresholds, type QuotaKey, type Thresholds } from "@/lib/quota/model";
import { saveThresholdsAction } from "./actions";

type Props = { name: QuotaKey; thresholds: Thresholds; onSaved: () => void };

const fields = ["approaching", "nearly", "critical"] as const;

/** A button on a gauge that edits its thresholds, shown to people who may change settings. */
export function EditThresholds({ name, thresholds, onSaved }: Props) {
  const text = useText("quota.thresholds");
  const title = text(`title.${name}`);
  const labels = { approaching: text("approaching"), nearly: text("nearly"), critical: text("critical") };
  return (
    <FormDialog
      title={title}
      trigger={
        <Button size="sm" variant="ghost" aria-label={text("name", { title })} className="-mx-2.5">
          {text("edit")}
        </Button>
      }
      action={saveThresholdsAction}
      values={{ key: name }}
      labels={labels}
      submit={text("save")}
      done={text("saved")}
      onDone={onSaved}
    >
      <div className="grid gap-4 sm:grid-cols-3 sm:items-end">
        {fields.map((field) => (
          <Field key={field} label={labels[field]} name={field} required>
            <Input defaultValue={thresholds[field]} inputMode="numeric" autoComplete="off" />
          </Field>
        ))}
      </div>
      <p className="text-ink-3 text-sm">{text("help", defaultThresholds)}</p>
    </FormDialog>
  );
}
