import { waitForStart } from "@/lib/health/start-state";
import { requestLocale } from "@/lib/messages/locales";
import { textOf } from "@/lib/messages/text";
import type { Result } from "@/lib/result";

/** A start usually takes a second: requests wait for it and are then served. */
const WAIT_MS = 5_000;
const RETRY_SECONDS = 3;
/** Works without the database, or reports itself that it isn't open. */
const ALWAYS = /^\/(api\/(health|ready)|metrics|icon\.svg|favicon\.ico)$/;

function page(method: string, nonce: string, locale: string): string {
  const isVisit = method === "GET" || method === "HEAD";
  const text = textOf(locale, "shell.starting");
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isVisit ? `<meta http-equiv="refresh" content="${RETRY_SECONDS}">\n` : ""}<title>${text("title")} · Integrator Console</title>
<style nonce="${nonce}">:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>
</head>
<body><main><h1>${text("title")}</h1><p>${isVisit ? text("visit") : text("form")}</p></main></body>
</html>
`;
}

/**
 * The response while the console isn't ready (database not open, or worker not running), so that nothing is started.
 * null once it has started. An action's caller, the browser and a polled GET each get a 503 in their own format.
 */
export async function startingRefusal(
  { method, headers }: Pick<Request, "method" | "headers">,
  pathname: string,
  nonce: string,
): Promise<Response | null> {
  if (ALWAYS.test(pathname) || (await waitForStart(WAIT_MS))) return null;
  const refuse = (type: string, body: string) => {
    const fixed = { "Cache-Control": "no-store", "Retry-After": String(RETRY_SECONDS) };
    return new Response(method === "HEAD" ? null : body, { status: 503, headers: { "Content-Type": type, ...fixed } });
  };
  const locale = requestLocale(headers);
  const message = textOf(locale, "shell.starting")("action");
  const error = { code: "starting", message, requestId: crypto.randomUUID() };
  // Next.js passes a refusal's text to an action's caller only if it is exactly text/plain.
  if (headers.has("next-action")) return refuse("text/plain", JSON.stringify(error));
  if (headers.get("accept")?.includes("text/html"))
    return refuse("text/html; charset=utf-8", page(method, nonce, locale));
  const result: Result<never> = { ok: false, error };
  return refuse("application/json", JSON.stringify(result));
}
