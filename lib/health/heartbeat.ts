import "server-only";

/** What the worker of each process consists of. `queue` stands for the polls of pg-boss. */
export const workerParts = ["sweep", "importing", "delivering", "queue"] as const;
export type WorkerPart = (typeof workerParts)[number];

/** A part without a sign of life for this long is stuck: each gives one every few seconds, and long work in between. */
const SILENT_MS = 3 * 60_000;
const holder: typeof globalThis & { consoleHeartbeats?: Map<string, number> } = globalThis;
const beats = () => {
  holder.consoleHeartbeats ??= new Map();
  return holder.consoleHeartbeats;
};

/** A sign of life of a part of this process's worker. */
export function beat(part: string): void {
  beats().set(part, performance.now());
}

/** The parts that have given no sign of life for `silentMs`, or none at all. */
export function silentParts(silentMs = SILENT_MS): WorkerPart[] {
  const since = performance.now() - silentMs;
  return workerParts.filter((part) => (beats().get(part) ?? Number.NEGATIVE_INFINITY) < since);
}
