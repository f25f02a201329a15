"use client";

import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FormValues } from "@/lib/form-values";
import type { ChannelKind } from "@/lib/notifications/channel-schemas";
import type { Result } from "@/lib/result";

type Values = { id?: string; name: string; recipients: string[]; url: string | null };
const blank: Values = { name: "", recipients: [], url: null };

type ChannelFormProps<T> = {
  kind: ChannelKind;
  initial?: Values;
  action: (values: FormValues) => Promise<Result<T>>;
  submit: string;
  onDone: (data: T) => void;
};

/** The fields of a new or edited channel. */
export function ChannelForm<T>({ kind, initial = blank, action, submit, onDone }: ChannelFormProps<T>) {
  const text = useText("settings.channelForm");
  const labels = { name: text("name"), recipients: text("recipients"), url: text("url") };
  const form = useActionForm({ action, onSuccess: onDone });
  const errors = form.fieldErrors;
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={labels} />
      <input type="hidden" name="kind" value={kind} />
      {initial.id ? <input type="hidden" name="id" value={initial.id} /> : null}
      <Field label={labels.name} name="name" required error={errors.name} hint={text("nameHint")}>
        <Input defaultValue={initial.name} autoComplete="off" dir="auto" />
      </Field>
      {kind === "email" ? (
        <Field
          label={labels.recipients}
          name="recipients"
          required
          error={errors.recipients}
          hint={text("recipientsHint")}
        >
          <Textarea defaultValue={initial.recipients.join("\n")} rows={3} autoComplete="off" spellCheck={false} />
        </Field>
      ) : (
        <Field label={labels.url} name="url" required error={errors.url} hint={text("urlHint")}>
          <Input
            type="url"
            defaultValue={initial.url ?? ""}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{text("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {submit}
        </Button>
      </div>
    </ActionForm>
  );
}
