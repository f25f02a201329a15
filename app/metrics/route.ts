import { metricsAccess, renderMetrics } from "@/lib/monitoring/render";

const headers = { "Cache-Control": "no-store" };

/** Prometheus' text format, for `Authorization: Bearer <METRICS_TOKEN>`; 404 while no token is set. */
export async function GET(request: Request): Promise<Response> {
  const access = metricsAccess(request.headers.get("authorization"));
  if (access === "off") return new Response("Not found\n", { status: 404, headers });
  if (access === "refused")
    return new Response("Unauthorized\n", { status: 401, headers: { ...headers, "WWW-Authenticate": "Bearer" } });
  const { text, contentType } = await renderMetrics();
  return new Response(text, { headers: { ...headers, "Content-Type": contentType } });
}
