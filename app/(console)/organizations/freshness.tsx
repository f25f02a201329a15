"use client";

import { RefreshCw } from "lucide-react";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { SyncStatus } from "@/lib/sync/schemas";
import { syncNowAction } from "../sync-actions";
import { useSync } from "../sync-query";
import { useSyncWords } from "../use-sync-words";

/** How old the mirror is, a reading in progress as it really stands, and the button that starts one. */
export function Freshness({ initial, canSync }: { initial: SyncStatus; canSync: boolean }) {
  const { data, refresh } = useSync(initial);
  const form = useActionForm({
    action: syncNowAction,
    onSuccess: () => void refresh(),
    onError: (error) => toast.error(error.message),
  });
  const { latest } = data;
  const running = latest?.state === "running";
  const words = useSyncWords(latest);

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-3 text-sm">
      <span role="status" className="sr-only">
        {words}
      </span>
      {running ? (
        <Progress
          label="Reading Vocdoni's list"
          value={latest.pagesDone}
          max={Math.max(latest.pagesTotal, 1)}
          className="w-44"
        />
      ) : (
        <span>
          {latest?.state === "failed" ? "Last reading failed · " : ""}
          {latest?.state === "succeeded" && !latest.complete ? "Last reading was not complete · " : ""}
          {data.syncedAt ? (
            <>
              as of <RelativeTime value={data.syncedAt} now={data.now} />
            </>
          ) : (
            "never read completely"
          )}
        </span>
      )}
      {canSync ? (
        <form {...form.props}>
          <Button type="submit" size="sm" pending={form.pending || running}>
            <RefreshCw aria-hidden="true" className="size-3.5" />
            Sync now
          </Button>
        </form>
      ) : null}
    </div>
  );
}
