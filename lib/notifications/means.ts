import "server-only";
import { getEnv } from "@/lib/env";
import type { Means } from "./deliver";
import { smtpOf } from "./smtp";
import { resolveName } from "./targets";

/** How this console sends, by its environment. */
export function getMeans(signal?: AbortSignal): Means {
  const env = getEnv();
  return { smtp: smtpOf(env), baseUrl: env.NEXTAUTH_URL ?? null, resolve: resolveName, ...(signal ? { signal } : {}) };
}
