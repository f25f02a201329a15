import { hasStarted } from "@/lib/health/start-state";
import { requestLocale } from "@/lib/messages/locales";
import { textOf } from "@/lib/messages/text";
import type { Result } from "@/lib/result";

/** A start takes a second as a rule: a request that comes then waits, and is served. */
const PATIENCE_MS = 5_000;
const RETRY_SECONDS = 3;
/** What answers without the database, or says itself that it is not open. */
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
 * The answer to a request while the console is not ready: its database is not open, or its worker not alive, so nothing is
 * begun. null once it has started. An action's caller, the browser and a polled GET each get 503 in the form that they read.
 */
export async function startingRefusal(
  { method, headers }: Pick<Request, "method" | "headers">,
  pathname: string,
  nonce: string,
): Promise<Response | null> {
  if (ALWAYS.test(pathname) || (await hasStarted(PATIENCE_MS))) return null;
  const refuse = (type: string, body: string) => {
    const fixed = { "Cache-Control": "no-store", "Retry-After": String(RETRY_SECONDS) };
    return new Response(method === "HEAD" ? null : body, { status: 503, headers: { "Content-Type": type, ...fixed } });
  };
  const locale = requestLocale(headers);
  const message = textOf(locale, "shell.starting")("action");
  const error = { code: "starting", message, requestId: crypto.randomUUID() };
  // Next.js shows an action's caller the text of a refusal only when it is exactly text/plain.
  if (headers.has("next-action")) return refuse("text/plain", JSON.stringify(error));
  if (headers.get("accept")?.includes("text/html"))
    return refuse("text/html; charset=utf-8", page(method, nonce, locale));
  const result: Result<never> = { ok: false, error };
  return refuse("application/json", JSON.stringify(result));
}
