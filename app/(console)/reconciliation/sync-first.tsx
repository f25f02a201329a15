"use client";

import { useRouter } from "next/navigation";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { syncNowAction } from "../_sync/sync-actions";

/** Starts the first sync, before which there is nothing to compare. */
export function SyncFirst() {
  const text = useText("sync.progress");
  const router = useRouter();
  const form = useActionForm({ action: syncNowAction, onSuccess: () => router.refresh() });
  return (
    <ActionForm form={form} labels={{}}>
      <Button type="submit" pending={form.pending}>
        {text("syncNow")}
      </Button>
    </ActionForm>
  );
}
