import type { Environment } from "@/components/layout/environment";
import { upstreamEnvironment } from "@/lib/upstream/environment";

// Anything may listen on this machine, also a tunnel to production: its label must not promise a sandbox.
const looks = {
  production: { kind: "production", label: "Production" },
  staging: { kind: "staging", label: "Staging" },
  local: { kind: "sandbox", label: "Local server" },
  other: { kind: "unknown", label: "Other server" },
} as const;

/** The Vocdoni that a base URL points to, as the shell shows it. */
export function environmentOf(url: string): Environment {
  return { ...looks[upstreamEnvironment(url)], host: new URL(url).host };
}
