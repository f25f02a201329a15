import "server-only";

/** The parts of each process's worker. `queue` stands for the polls of pg-boss. */
export const workerParts = ["sweep", "importing", "delivering", "queue"] as const;
export type WorkerPart = (typeof workerParts)[number];

/** A part without a heartbeat for this long is stuck: each sends one every few seconds, also during long work. */
const STALE_MS = 3 * 60_000;
const holder: typeof globalThis & { consoleHeartbeats?: Map<string, number> } = globalThis;
const heartbeats = () => {
  holder.consoleHeartbeats ??= new Map();
  return holder.consoleHeartbeats;
};

/** Records a heartbeat of one part of this process's worker. */
export function recordHeartbeat(part: string): void {
  heartbeats().set(part, performance.now());
}

/** The parts without a heartbeat for `staleMs`, or with none at all. */
export function staleParts(staleMs = STALE_MS): WorkerPart[] {
  const since = performance.now() - staleMs;
  return workerParts.filter((part) => (heartbeats().get(part) ?? Number.NEGATIVE_INFINITY) < since);
}
