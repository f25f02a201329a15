import "server-only";
import type PgBoss from "pg-boss";

export const queues = {
  sync: "sync",
  quota: "quota-reading",
  history: "quota-history",
  counts: "compact-counts",
} as const;

const holder: typeof globalThis & { consoleBoss?: Pick<PgBoss, "getQueueSize"> } = globalThis;

export function registerBoss(boss: Pick<PgBoss, "getQueueSize">): void {
  holder.consoleBoss = boss;
}

/** The number of jobs waiting in each queue; unknown until the worker has started. */
export async function queueSizes(): Promise<Record<string, number>> {
  const boss = holder.consoleBoss;
  if (!boss) return {};
  const sizes = Object.values(queues).map(async (queue) => [queue, await boss.getQueueSize(queue)] as const);
  return Object.fromEntries(await Promise.all(sizes));
}
