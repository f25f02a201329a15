"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { SyncStatus } from "@/lib/sync/schemas";
import { isDialogOpen } from "./dialog-open";

const endings = {
  running: "Reading Vocdoni’s list",
  succeeded: "The list has been read",
  failed: "Reading the list failed",
  cancelled: "Reading the list was stopped",
};

const LOOK_MS = 500;

/** Tells a screen reader that a run begins or ends; renders the page anew once one has ended and no dialog is open. */
export function useSyncWords(latest: SyncStatus["latest"]): string {
  const router = useRouter();
  const [words, setWords] = useState("");
  const [due, setDue] = useState(false);
  const key = latest ? `${latest.id} ${latest.state}` : "";
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key || !latest) return;
    before.current = key;
    setWords(endings[latest.state]);
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
    const timer = setInterval(refresh, LOOK_MS);
    return () => clearInterval(timer);
  }, [due, router]);
  return words;
}
