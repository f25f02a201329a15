export type UpstreamEnvironment = "production" | "staging" | "local" | "other";

/** The environment of a base URL, by the hosts in Vocdoni's public documentation. */
export function upstreamEnvironment(url: string): UpstreamEnvironment {
  const { hostname } = new URL(url);
  if (hostname === "saas-api-prod.vocdoni.net") return "production";
  if (hostname === "saas-api-stg.vocdoni.net") return "staging";
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return "local";
  return "other";
}
