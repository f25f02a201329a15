"use client";

import { RefreshCw } from "lucide-react";
import { useRef } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { SyncStatus } from "@/lib/sync/model";
import { StopSync } from "../_sync/stop-sync";
import { syncNowAction } from "../_sync/sync-actions";
import { useSync } from "../_sync/sync-query";
import { stoppedSentence, syncStep } from "../_sync/sync-text";
import { useSyncAnnouncement } from "../_sync/use-sync-announcement";

/** When the list was last synced, the live progress of a sync, and the button that starts one. */
export function Freshness({ initial, canSync }: { initial: SyncStatus; canSync: boolean }) {
  const { data, refresh } = useSync(initial);
  const text = useText("sync.freshness");
  const progressText = useText("sync.progress");
  const form = useActionForm({
    action: syncNowAction,
    native: true,
    onSuccess: () => void refresh(),
    onError: (error) => toast.error(error.message),
  });
  const { latest } = data;
  const running = latest?.state === "running";
  const confirming = latest?.phase === "confirming";
  const step = running ? syncStep(latest, progressText) : null;
  const announcement = useSyncAnnouncement(latest);
  const start = useRef<HTMLButtonElement>(null);
  const ending = () => {
    if (latest?.state === "failed") return text("failed");
    if (latest?.state === "cancelled") return stoppedSentence(latest, progressText);
    return latest?.state === "succeeded" && !latest.complete ? text("incomplete") : null;
  };
  const ended = ending();

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-3 text-sm">
      <span role="status" className="sr-only">
        {announcement}
      </span>
      {running && step ? (
        <>
          <Progress
            label={progressText("label")}
            value={confirming ? latest.confirmed : latest.pagesDone}
            max={Math.max(confirming ? latest.toConfirm : latest.pagesTotal, 1)}
            valueText={step.valueText}
            className="w-44"
          />
          {confirming ? <span>{step.sentence}</span> : null}
          {step.left ? <span>{step.left}</span> : null}
          {canSync ? <StopSync id={latest.id} onDone={() => void refresh()} next={start} /> : null}
        </>
      ) : (
        <span>
          {ended ? `${ended} · ` : null}
          {data.syncedAt
            ? text.rich("lastSynced", { time: () => <RelativeTime value={data.syncedAt} now={data.now} /> })
            : text("never")}
        </span>
      )}
      {canSync ? (
        <ActionForm form={form}>
          <Button ref={start} type="submit" size="sm" pending={form.pending || running}>
            <RefreshCw aria-hidden="true" className="size-3.5" />
            {progressText("syncNow")}
          </Button>
        </ActionForm>
      ) : null}
    </div>
  );
}
