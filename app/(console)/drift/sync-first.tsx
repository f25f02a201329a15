"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { syncNowAction } from "../sync-actions";

/** Begins the reading without which nothing can be compared. */
export function SyncFirst() {
  const router = useRouter();
  const form = useActionForm({ action: syncNowAction, onSuccess: () => router.refresh() });
  return (
    <form {...form.props}>
      <FormError error={form.error} />
      <Button type="submit" pending={form.pending}>
        Sync now
      </Button>
    </form>
  );
}
