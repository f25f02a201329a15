"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { SyncStatus } from "@/lib/sync/schemas";

const endings = {
  running: "Reading Vocdoni’s list",
  succeeded: "The list has been read",
  failed: "Reading the list failed",
  cancelled: "Reading the list was stopped",
};

/** Tells a screen reader that a run begins or ends, and renders the page anew when one has ended. */
export function useSyncWords(latest: SyncStatus["latest"]): string {
  const router = useRouter();
  const [words, setWords] = useState("");
  const key = latest ? `${latest.id} ${latest.state}` : "";
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key || !latest) return;
    before.current = key;
    setWords(endings[latest.state]);
    if (latest.state !== "running") router.refresh();
  }, [key, latest, router]);
  return words;
}
