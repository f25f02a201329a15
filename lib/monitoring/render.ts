import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { checkReadiness, readinessChecks } from "@/lib/health/readiness";
import { getLog } from "@/lib/log";
import { getMetrics } from "@/lib/metrics/registry";
import { getSystemContext } from "@/lib/server-context";
import { queueSizes } from "@/lib/worker/queues";
import { clearGauges, readGauges } from "./from-database";

const hash = (text: string) => createHash("sha256").update(text).digest();

/** Whether an `Authorization` header grants access to the metrics; `off` without a METRICS_TOKEN. */
export function metricsAccess(
  authorization: string | null,
  token = getEnv().METRICS_TOKEN,
): "off" | "refused" | "granted" {
  if (!token) return "off";
  const given = /^Bearer +(.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash(given), hash(token)) ? "granted" : "refused";
}

async function refresh(): Promise<void> {
  const metrics = getMetrics();
  clearGauges(metrics);
  const { checks } = await checkReadiness();
  for (const check of readinessChecks) metrics.ready.set({ check }, checks[check].ok ? 1 : 0);
  if (!checks.migrations.ok) return;
  const { connections } = await getDatabase();
  for (const [state, n] of Object.entries(connections?.() ?? {})) metrics.connections.set({ state }, n);
  await readGauges(await getSystemContext(), metrics);
  for (const [queue, n] of Object.entries(await queueSizes())) metrics.jobs.set({ queue }, n);
}

/** All metrics in Prometheus' text format, without the database's if it doesn't respond. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  const { registry } = getMetrics();
  await refresh().catch((error) => getLog().warn({ err: error }, "metrics of the database were not read"));
  return { text: await registry.metrics(), contentType: registry.contentType };
}
