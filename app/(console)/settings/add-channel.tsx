"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ChannelKind } from "@/lib/notifications/channel-schemas";
import { createChannelAction } from "./actions";
import { ChannelForm } from "./channel-form";
import { ShowSecret } from "./channel-secret";

/** A button that adds a channel of one kind; for a webhook, the dialog then shows its secret. */
export function AddChannel({ kind }: { kind: ChannelKind }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const text = useText("settings.addChannel");
  const add = text(`add.${kind}`);
  return (
    <Dialog
      title={secret ? text("webhookAdded") : text(`title.${kind}`)}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setSecret(null);
      }}
      trigger={<Button size="sm">{add}</Button>}
    >
      {secret ? (
        <ShowSecret secret={secret} />
      ) : (
        <ChannelForm
          kind={kind}
          action={createChannelAction}
          submit={add}
          onDone={(made) => {
            if (made.secret) setSecret(made.secret);
            else {
              setOpen(false);
              toast.success(text("emailAdded"));
            }
            router.refresh();
          }}
        />
      )}
    </Dialog>
  );
}
