"use client";

import { CircleStop } from "lucide-react";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { stopSyncAction } from "./sync-actions";

/** Ends a reading that is under way, whoever began it. */
export function StopSync({ id, onDone }: { id: string; onDone: () => void }) {
  const form = useActionForm({
    action: stopSyncAction,
    onSuccess: onDone,
    onError: (error) => {
      toast.error(error.message);
      onDone();
    },
  });
  return (
    <form {...form.props}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="sm" pending={form.pending}>
        <CircleStop aria-hidden="true" className="size-3.5" />
        Stop
      </Button>
    </form>
  );
}
