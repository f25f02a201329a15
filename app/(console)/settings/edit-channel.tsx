"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ChannelView } from "@/lib/notifications/channels";
import { updateChannelAction } from "./actions";
import { ChannelForm } from "./channel-form";

export function EditChannel({ id, kind, name, recipients, url }: ChannelView) {
  const text = useText("settings.editChannel");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={text("name", { name })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={text("name", { name })}>
          {text("edit")}
        </Button>
      }
    >
      <ChannelForm
        kind={kind}
        initial={{ id, name, recipients, url }}
        action={updateChannelAction}
        submit={text("save")}
        onDone={() => {
          setOpen(false);
          toast.success(text("saved"));
          router.refresh();
        }}
      />
    </Dialog>
  );
}
