"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
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

function ReplaceForm({ id, onReplaced }: { id: string; onReplaced: (secret: string) => void }) {
  const text = useText("settings.secret");
  const form = useActionForm({ action: replaceSecretAction, onSuccess: ({ secret }) => onReplaced(secret) });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} />
      <p className="text-ink-2">{text("warning")}</p>
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{text("cancel")}</DialogClose>
        <Button type="submit" variant="danger-solid" pending={form.pending}>
          {text("replace")}
        </Button>
      </div>
    </ActionForm>
  );
}

export function ReplaceSecret({ id, name }: { id: string; name: string }) {
  const text = useText("settings.secret");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      title={secret ? text("replaced", { name }) : text("replaceTitle", { name })}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setSecret(null);
        else router.refresh();
      }}
      trigger={
        <Button size="sm" aria-label={text("replaceName", { name })}>
          {text("replace")}
        </Button>
      }
    >
      {secret ? <ShowSecret secret={secret} /> : <ReplaceForm id={id} onReplaced={setSecret} />}
    </Dialog>
  );
}
