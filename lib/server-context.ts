import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { evaluateAlerts } from "@/lib/alerts/evaluate";
import type { Actor } from "@/lib/auth/permissions";
import type { Ctx, SystemCtx, UpstreamConfig } from "@/lib/context";
import { getDatabase } from "@/lib/db/global";
import { getEnv, proxyOf } from "@/lib/env";
import { getLog } from "@/lib/log";
import { observeExchange } from "@/lib/metrics/record";
import { createVocdoni, type Vocdoni } from "@/lib/vocdoni/client";
import { recordUpstream } from "./vocdoni-health/record";

const PREFIX_LENGTH = 12;
const holder: typeof globalThis & { consoleVocdoni?: Vocdoni } = globalThis;
const now = () => new Date();

function getVocdoni(): Vocdoni {
  const env = getEnv();
  const { VOCDONI_SESSION_EMAIL: email, VOCDONI_SESSION_PASSWORD: password } = env;
  holder.consoleVocdoni ??= createVocdoni({
    baseUrl: env.VOCDONI_API_URL,
    apiKey: env.VOCDONI_API_KEY,
    proxy: proxyOf(env),
    ...(email && password ? { session: { email, password } } : {}),
    onUpstreamEvent: (event) => {
      observeExchange(event);
      getDatabase()
        .then(({ db }) => recordUpstream({ db, now }, event))
        .catch((error) => getLog().warn({ err: error }, "upstream state was not recorded"));
    },
  });
  return holder.consoleVocdoni;
}

/** The configured Vocdoni, without secrets. */
export function getUpstreamConfig(): UpstreamConfig {
  const env = getEnv();
  return {
    url: env.VOCDONI_API_URL,
    keyPrefix: env.VOCDONI_API_KEY.slice(0, PREFIX_LENGTH),
    fingerprint: createHash("sha256").update(`${env.VOCDONI_API_URL}\n${env.VOCDONI_API_KEY}`).digest("hex"),
    sessionConfigured: env.VOCDONI_SESSION_EMAIL !== undefined,
    settleMs: env.VOCDONI_SETTLE_SECONDS * 1000,
  };
}

/** The context of the system itself: schedules, recovery, and pages that only read. */
export async function getSystemContext(requestId: string = randomUUID()): Promise<SystemCtx> {
  const { db } = await getDatabase();
  return {
    ...{ db, vocdoni: getVocdoni(), upstream: getUpstreamConfig(), now, log: getLog(), requestId },
    afterQuotaReading: (reading) => evaluateAlerts({ db }, reading),
  };
}

/** The context of a verb called by `actor`. */
export async function getContext(actor: Actor, requestId?: string): Promise<Ctx> {
  return { ...(await getSystemContext(requestId)), actor };
}
