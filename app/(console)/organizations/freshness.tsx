"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { SyncStatus } from "@/lib/sync/schemas";
import { syncNowAction } from "./actions";
import { syncQuery } from "./sync-query";

/** How old the mirror is, a reading in progress as it really stands, and the button that starts one. */
export function Freshness({ initial, canSync }: { initial: SyncStatus; canSync: boolean }) {
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery({ ...syncQuery, initialData: initial });
  const form = useActionForm({
    action: syncNowAction,
    onSuccess: () => client.invalidateQueries({ queryKey: syncQuery.queryKey }),
    onError: (error) => toast.error(error.message),
  });
  const { latest } = data;
  const running = latest?.state === "running";

  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current && !running) router.refresh();
    wasRunning.current = running;
  }, [running, router]);

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-3 text-sm">
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
          <Button type="submit" size="sm" pending={form.pending} aria-disabled={running || undefined}>
            <RefreshCw aria-hidden="true" className="size-3.5" />
            Sync now
          </Button>
        </form>
      ) : null}
    </div>
  );
}
