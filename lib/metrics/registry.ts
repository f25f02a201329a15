import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

function create() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `console_${name}`, help, labelNames, registers });
  return {
    registry,
    /** Counters of this process since its start. */
    operations: new Counter({
      name: "console_operations_total",
      help: "Operations that ended in this process, by kind and outcome",
      labelNames: ["kind", "outcome"],
      registers,
    }),
    requests: new Histogram({
      name: "console_vocdoni_request_duration_seconds",
      help: "Exchanges with Vocdoni by this process, by method and path template",
      labelNames: ["method", "path"],
      buckets: SECONDS,
      registers,
    }),
    errors: new Counter({
      name: "console_vocdoni_errors_total",
      help: "Exchanges with Vocdoni by this process that failed, by kind of error",
      labelNames: ["kind"],
      registers,
    }),
    connections: gauge("database_connections", "Connections of this process's pool, by state", ["state"]),
    ready: gauge("ready", "1 when a check of /api/ready of this process passes", ["check"]),
    /** Gauges read from the database at each scrape, the same in every console. */
    open: gauge("operations_open", "Operations that have not ended, by state", ["state"]),
    syncAge: gauge("sync_age_seconds", "Age of the last complete list of organizations"),
    syncDuration: gauge("sync_duration_seconds", "Duration of the last sync that ended"),
    syncResult: gauge("sync_last_result", "1 for the result of the last sync that ended", ["result"]),
    jobs: gauge("queue_jobs", "Jobs that wait, by queue", ["queue"]),
    undelivered: gauge("notifications_undelivered", "Notifications that are not delivered yet, by state", ["state"]),
    quotaUsed: gauge("quota_used", "Usage as last read", ["counter"]),
    quotaLimit: gauge("quota_limit", "Limit as last read; absent where there is none", ["counter"]),
    quotaAge: gauge("quota_age_seconds", "Age of the last reading of the quota"),
  };
}

export type Metrics = ReturnType<typeof create>;
const holder: typeof globalThis & { consoleMetrics?: Metrics } = globalThis;

/** The metrics of this process, on globalThis: Next.js loads modules more than once. Labels hold no address, name or key. */
export function getMetrics(): Metrics {
  holder.consoleMetrics ??= create();
  return holder.consoleMetrics;
}
