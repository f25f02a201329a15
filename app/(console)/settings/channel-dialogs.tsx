"use client";

import { useText } from "#use-text";
import { FormDialog, type FormDialogProps } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ChannelKind } from "@/lib/notifications/channel-schemas";
import type { ChannelView } from "@/lib/notifications/channels";
import { createChannelAction, updateChannelAction } from "./actions";
import { ShowSecret } from "./channel-secret";

type ChannelDialogProps<T> = Omit<FormDialogProps<T>, "values" | "labels"> & {
  kind: ChannelKind;
  initial?: Pick<ChannelView, "id" | "name" | "recipients" | "url">;
};

/** The fields of a new or edited channel. */
function ChannelDialog<T>({ kind, initial, ...dialog }: ChannelDialogProps<T>) {
  const text = useText("settings.channelForm");
  const labels = { name: text("name"), recipients: text("recipients"), url: text("url") };
  return (
    <FormDialog {...dialog} values={{ kind, ...(initial ? { id: initial.id } : {}) }} labels={labels}>
      <Field label={labels.name} name="name" required hint={text("nameHint")}>
        <Input defaultValue={initial?.name} autoComplete="off" dir="auto" />
      </Field>
      {kind === "email" ? (
        <Field label={labels.recipients} name="recipients" required hint={text("recipientsHint")}>
          <Textarea defaultValue={initial?.recipients.join("\n")} rows={3} autoComplete="off" spellCheck={false} />
        </Field>
      ) : (
        <Field label={labels.url} name="url" required hint={text("urlHint")}>
          <Input
            type="url"
            defaultValue={initial?.url ?? ""}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
    </FormDialog>
  );
}

/** A button that adds a channel of one kind; for a webhook, the dialog then shows its secret. */
export function AddChannel({ kind }: { kind: ChannelKind }) {
  const text = useText("settings.addChannel");
  const add = text(`add.${kind}`);
  return (
    <ChannelDialog
      kind={kind}
      title={text(`title.${kind}`)}
      trigger={<Button size="sm">{add}</Button>}
      action={createChannelAction}
      submit={add}
      done={text("emailAdded")}
      outcome={({ secret }) =>
        secret ? { title: text("webhookAdded"), content: <ShowSecret secret={secret} /> } : null
      }
    />
  );
}

export function EditChannel({ kind, ...channel }: ChannelView) {
  const text = useText("settings.editChannel");
  const name = text("name", { name: channel.name });
  return (
    <ChannelDialog
      kind={kind}
      initial={channel}
      title={name}
      trigger={
        <Button size="sm" aria-label={name}>
          {text("edit")}
        </Button>
      }
      action={updateChannelAction}
      submit={text("save")}
      done={text("saved")}
    />
  );
}
