import "server-only";
import { getEnv, proxyOf } from "@/lib/env";
import type { SendOptions } from "./deliver";
import { getSealingKey } from "./secrets";
import { smtpOf } from "./smtp";
import { resolveName } from "./targets";

/** How this console sends, from its environment. */
export function getSendOptions(signal?: AbortSignal): SendOptions {
  const env = getEnv();
  const own = { smtp: smtpOf(env), baseUrl: env.NEXTAUTH_URL ?? null, proxy: proxyOf(env) };
  return { ...own, resolve: resolveName, sealingKey: getSealingKey, ...(signal ? { signal } : {}) };
}
