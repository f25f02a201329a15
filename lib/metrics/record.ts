import "server-only";
import type { UpstreamEvent } from "@/lib/vocdoni/exchange";
import { getMetrics } from "./registry";

/** Counts an operation that ended, or that waits for a person. */
export function countOperation(kind: string, outcome: "succeeded" | "failed" | "undecided"): void {
  getMetrics().operations.inc({ kind, outcome });
}

/** Counts one exchange with Vocdoni. */
export function observeExchange({ method, path, durationMs, type, kind }: UpstreamEvent): void {
  const { requests, errors } = getMetrics();
  requests.observe({ method, path }, durationMs / 1000);
  if (type === "error") errors.inc({ kind: kind ?? "unknown" });
}
