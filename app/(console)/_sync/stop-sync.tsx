"use client";

import { CircleStop } from "lucide-react";
import { type RefObject, useId, useLayoutEffect, useRef } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { stopSyncAction } from "./sync-actions";

/** `next` receives the focus from Stop, which disappears with the sync. */
type StopSyncProps = { id: string; onDone: () => void; next: RefObject<HTMLElement | null> };

/** Stops a sync in progress, whoever started it. */
export function StopSync({ id, onDone, next }: StopSyncProps) {
  const text = useText("sync.progress");
  const hint = useId();
  const stop = useRef<HTMLButtonElement>(null);
  const form = useActionForm({
    action: stopSyncAction,
    native: true,
    onSuccess: onDone,
    onError: (error) => {
      toast.error(error.message);
      onDone();
    },
  });
  // The end of a sync must not move the focus from elsewhere on the page, nor scroll it.
  useLayoutEffect(() => {
    const button = stop.current;
    return () => {
      if (button && document.activeElement === button) next.current?.focus({ preventScroll: true });
    };
  }, [next]);
  return (
    <ActionForm form={form} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <input type="hidden" name="id" value={id} />
      <Button
        ref={stop}
        type="submit"
        size="sm"
        pending={form.pending}
        aria-label={text("stopSync")}
        aria-describedby={hint}
      >
        <CircleStop aria-hidden="true" className="size-3.5" />
        {text("stop")}
      </Button>
      <span id={hint} className="text-ink-3 text-sm">
        {text("stopHint")}
      </span>
    </ActionForm>
  );
}
