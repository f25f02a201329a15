"use client";

import type { SyncStatus } from "@/lib/sync/model";
import { usePolled } from "../../polled";

const RUNNING_MS = 1_000;
const IDLE_MS = 30_000;

/** Polls the state of the sync: every second while one is running, else every 30 s. */
const syncQuery = {
  queryKey: ["sync"],
  url: "/api/sync",
  interval: (status: SyncStatus) => (status.latest?.state === "running" ? RUNNING_MS : IDLE_MS),
};

export const useSync = (initial: SyncStatus) => usePolled<SyncStatus>(syncQuery, initial, initial.now);
