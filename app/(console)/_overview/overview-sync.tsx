"use client";

import { RefreshCw } from "lucide-react";
import { useRef } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { SyncStatus } from "@/lib/sync/model";
import { StopSync } from "../_sync/stop-sync";
import { syncNowAction } from "../_sync/sync-actions";
import { useSync } from "../_sync/sync-query";
import { useSyncAnnouncement } from "../_sync/use-sync-announcement";
import { EndedSync, RunningSync } from "./overview-sync-run";

/** When the lists were last synced, and the sync in progress. */
export function OverviewSync({ initial, canSync }: { initial: SyncStatus; canSync: boolean }) {
  const text = useText("sync.panel");
  const progressText = useText("sync.progress");
  const { data: status, error, updatedAt, refresh } = useSync(initial);
  const { latest, syncedAt, now } = status;
  const running = latest?.state === "running";
  const announcement = useSyncAnnouncement(latest);
  const start = useRef<HTMLButtonElement>(null);
  const form = useActionForm({
    action: syncNowAction,
    native: true,
    onSuccess: ({ started }) => {
      if (!started) toast.info(text("alreadyRunning"));
      return void refresh();
    },
  });

  return (
    <Panel pad aria-labelledby="sync">
      <ActionForm form={form}>
        <PanelHeader
          titleId="sync"
          title={text("title")}
          actions={
            canSync ? (
              <Button ref={start} type="submit" size="sm" pending={form.pending || running}>
                <RefreshCw aria-hidden="true" className="size-3.5" />
                {progressText("syncNow")}
              </Button>
            ) : undefined
          }
        />
        <FormError error={form.error} />
      </ActionForm>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <div className="flex flex-col gap-2.5">
        <p className="text-ink-3">
          {syncedAt
            ? text.rich("lastSynced", { time: () => <RelativeTime value={syncedAt} now={now} /> })
            : text("never")}
        </p>
        {latest && running ? (
          <RunningSync
            run={latest}
            now={now}
            stop={canSync ? <StopSync id={latest.id} onDone={() => void refresh()} next={start} /> : null}
          />
        ) : null}
        {latest && !running ? <EndedSync run={latest} now={now} /> : null}
        {error ? (
          <Note title={text("outdated")}>
            {text.rich("outdatedHint", {
              error: error.message,
              time: () => <RelativeTime value={updatedAt} now={now} />,
            })}
          </Note>
        ) : null}
      </div>
    </Panel>
  );
}
