"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { isDialogOpen } from "@/components/ui/dialog-open";
import type { SyncStatus } from "@/lib/sync/model";

const events = { running: "started", succeeded: "succeeded", failed: "failed", cancelled: "cancelled" } as const;

const CHECK_MS = 500;

/** Announces to screen readers that a run starts or ends; refreshes the page after one unless a dialog is open. */
export function useSyncAnnouncement(latest: SyncStatus["latest"]): string {
  const text = useText("sync.progress");
  const router = useRouter();
  const [event, setEvent] = useState<(typeof events)[keyof typeof events] | null>(null);
  const [due, setDue] = useState(false);
  const key = latest ? `${latest.id} ${latest.state}` : "";
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key || !latest) return;
    before.current = key;
    setEvent(events[latest.state]);
    if (latest.state !== "running") setDue(true);
  }, [key, latest]);
  useEffect(() => {
    if (!due) return;
    const refresh = () => {
      if (isDialogOpen()) return;
      setDue(false);
      router.refresh();
    };
    refresh();
    const timer = setInterval(refresh, CHECK_MS);
    return () => clearInterval(timer);
  }, [due, router]);
  return event ? text(event) : "";
}
