"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { replaceSecretAction } from "./actions";

/** The secret of a webhook, told once. */
export function ShowSecret({ secret }: { secret: string }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">
        Give this secret to whoever runs the receiver, to check that a request comes from this console. It is not shown
        again; it can be replaced at any time.
      </p>
      <div className="flex items-center gap-1 rounded-lg bg-sunk px-3 py-2.5">
        <code className="wrap-anywhere min-w-0 flex-1">{secret}</code>
        <CopyButton value={secret} label="Copy secret" />
      </div>
      <div className="flex justify-end">
        <DialogClose asChild>
          <Button variant="primary" autoFocus>
            Done
          </Button>
        </DialogClose>
      </div>
    </div>
  );
}

function ReplaceForm({ id, onReplaced }: { id: string; onReplaced: (secret: string) => void }) {
  const form = useActionForm({ action: replaceSecretAction, onSuccess: ({ secret }) => onReplaced(secret) });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} />
      <p className="text-ink-2">
        From the next request on the new secret signs, also what is tried again. The receiver refuses those requests
        until it knows the new one; the console tries again for about 20 hours.
      </p>
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="danger-solid" pending={form.pending}>
          Replace secret
        </Button>
      </div>
    </ActionForm>
  );
}

export function ReplaceSecret({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      title={secret ? `The new secret of ${name}` : `Replace the secret of ${name}?`}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setSecret(null);
        else router.refresh();
      }}
      trigger={
        <Button size="sm" aria-label={`Replace the secret of ${name}`}>
          Replace secret
        </Button>
      }
    >
      {secret ? <ShowSecret secret={secret} /> : <ReplaceForm id={id} onReplaced={setSecret} />}
    </Dialog>
  );
}
