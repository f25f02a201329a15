import type { Environment } from "@/components/layout/environment";
import { upstreamEnvironment } from "@/lib/vocdoni-health/environment";

// Anything may listen on this machine, even a tunnel to production: don't claim a sandbox.
const kinds = { production: "production", staging: "staging", local: "sandbox", other: "unknown" } as const;

/** The Vocdoni that a base URL points to, as the shell shows it. */
export function environmentOf(url: string): Environment {
  return { kind: kinds[upstreamEnvironment(url)], host: new URL(url).host };
}
