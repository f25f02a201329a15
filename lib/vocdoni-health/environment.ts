export type UpstreamEnvironment = "production" | "staging" | "local" | "other";

/** Which Vocdoni a base URL is, by its host as the public documentation names them. */
export function upstreamEnvironment(url: string): UpstreamEnvironment {
  const { hostname } = new URL(url);
  if (hostname === "saas-api-prod.vocdoni.net") return "production";
  if (hostname === "saas-api-stg.vocdoni.net") return "staging";
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return "local";
  return "other";
}
