"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog";
import { replaceSecretAction } from "./actions";

/** The secret of a webhook, shown once. */
export function ShowSecret({ secret }: { secret: string }) {
  const text = useText("settings.secret");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{text("once")}</p>
      <div className="flex items-center gap-1 rounded-lg bg-sunk px-3 py-2.5">
        <code className="wrap-anywhere min-w-0 flex-1">{secret}</code>
        <CopyButton value={secret} label={text("copy")} />
      </div>
      <div className="flex justify-end">
        <DialogClose variant="primary" autoFocus>
          {text("done")}
        </DialogClose>
      </div>
    </div>
  );
}

export function ReplaceSecret({ id, name }: { id: string; name: string }) {
  const text = useText("settings.secret");
  return (
    <FormDialog
      title={text("replaceTitle", { name })}
      trigger={
        <Button size="sm" aria-label={text("replaceName", { name })}>
          {text("replace")}
        </Button>
      }
      action={replaceSecretAction}
      values={{ id }}
      submit={text("replace")}
      danger
      outcome={({ secret }) => ({ title: text("replaced", { name }), content: <ShowSecret secret={secret} /> })}
    >
      <p className="text-ink-2">{text("warning")}</p>
    </FormDialog>
  );
}
