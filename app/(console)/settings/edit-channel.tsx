"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ChannelView } from "@/lib/notifications/channels";
import { updateChannelAction } from "./actions";
import { ChannelForm } from "./channel-form";

export function EditChannel({ id, kind, name, recipients, url }: ChannelView) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Edit ${name}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={`Edit ${name}`}>
          Edit
        </Button>
      }
    >
      <ChannelForm
        kind={kind}
        initial={{ id, name, recipients, url }}
        action={updateChannelAction}
        submit="Save"
        onDone={() => {
          setOpen(false);
          toast.success("Channel saved");
          router.refresh();
        }}
      />
    </Dialog>
  );
}
