"use client";

import { RefreshCw } from "lucide-react";
import { useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import type { SyncStatus } from "@/lib/sync/schemas";
import { StopSync } from "../stop-sync";
import { syncNowAction } from "../sync-actions";
import { useSync } from "../sync-query";
import { stoppedWords, syncStep, timeLeftWords } from "../sync-words";
import { useSyncWords } from "../use-sync-words";

/** How old the mirror is, a reading in progress as it really stands, and the button that starts one. */
export function Freshness({ initial, canSync }: { initial: SyncStatus; canSync: boolean }) {
  const { data, refresh } = useSync(initial);
  const locale = useLocale();
  const form = useActionForm({
    action: syncNowAction,
    native: true,
    onSuccess: () => void refresh(),
    onError: (error) => toast.error(error.message),
  });
  const { latest } = data;
  const running = latest?.state === "running";
  const confirming = latest?.phase === "confirming";
  const left = timeLeftWords(latest?.secondsLeft ?? null);
  const words = useSyncWords(latest);
  const start = useRef<HTMLButtonElement>(null);

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-3 text-sm">
      <span role="status" className="sr-only">
        {words}
      </span>
      {running ? (
        <>
          <Progress
            label="Reading Vocdoni's list"
            value={confirming ? latest.confirmed : latest.pagesDone}
            max={Math.max(confirming ? latest.toConfirm : latest.pagesTotal, 1)}
            valueText={[syncStep(latest, locale).words, left].filter(Boolean).join(", ")}
            className="w-44"
          />
          {confirming ? <span>{syncStep(latest, locale).words}</span> : null}
          {left ? <span>{left}</span> : null}
          {canSync ? <StopSync id={latest.id} onDone={() => void refresh()} next={start} /> : null}
        </>
      ) : (
        <span>
          {latest?.state === "failed" ? "Last reading failed · " : ""}
          {latest?.state === "cancelled" ? `${stoppedWords(latest, locale)} · ` : ""}
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
        <ActionForm form={form}>
          <Button ref={start} type="submit" size="sm" pending={form.pending || running}>
            <RefreshCw aria-hidden="true" className="size-3.5" />
            Sync now
          </Button>
        </ActionForm>
      ) : null}
    </div>
  );
}
