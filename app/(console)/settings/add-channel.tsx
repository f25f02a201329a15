"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ChannelKind } from "@/lib/notifications/channel-schemas";
import { createChannelAction } from "./actions";
import { ChannelForm } from "./channel-form";
import { ShowSecret } from "./channel-secret";

const words: Record<ChannelKind, { button: string; title: string }> = {
  email: { button: "Add e-mail", title: "Send alerts by e-mail" },
  webhook: { button: "Add webhook", title: "Send alerts to a webhook" },
};

/** A button that adds a channel of one kind; for a webhook the dialog ends with its secret. */
export function AddChannel({ kind }: { kind: ChannelKind }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { button, title } = words[kind];
  return (
    <Dialog
      title={secret ? "The webhook was added" : title}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setSecret(null);
      }}
      trigger={<Button size="sm">{button}</Button>}
    >
      {secret ? (
        <ShowSecret secret={secret} />
      ) : (
        <ChannelForm
          kind={kind}
          action={createChannelAction}
          submit={button}
          onDone={(made) => {
            if (made.secret) setSecret(made.secret);
            else {
              setOpen(false);
              toast.success("E-mail channel added");
            }
            router.refresh();
          }}
        />
      )}
    </Dialog>
  );
}
