import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { onRequest } from "./on-request";

type Progress = { actionReached: boolean };
// Instrumentation and routes have copies of this module.
const holder: typeof globalThis & { consoleProgress?: AsyncLocalStorage<Progress> } = globalThis;
holder.consoleProgress ??= new AsyncLocalStorage<Progress>();
const progress = holder.consoleProgress;

/** Called first by every server action: whatever fails from here on is not the request's form. */
export function actionReached(): void {
  const current = progress.getStore();
  if (current) current.actionReached = true;
}

/** What Next.js takes for the call of a server action. */
function callsAction({ method, headers }: IncomingMessage): boolean {
  return (
    method === "POST" && ("next-action" in headers || /^multipart\/form-data/i.test(headers["content-type"] ?? ""))
  );
}

/** Next.js answers 500 to whatever it cannot read as the call of an action. Until an action is reached, it is a 400. */
function blameTheRequest(response: ServerResponse, current: Progress): void {
  let status = response.statusCode;
  Object.defineProperty(response, "statusCode", {
    configurable: true,
    enumerable: true,
    get: () => status,
    set: (next: number) => {
      status = next === 500 && !current.actionReached ? 400 : next;
    },
  });
}

/**
 * Turns what Next.js answers with 500, although the request is at fault, into answers of the 400s. Returns what ends it.
 * `proxy.ts` refuses the rest, see `refusal`; a method that it could not even be asked about gets a name it refuses.
 */
export function answerMalformed(): () => void {
  return onRequest((request, response) => {
    if (request.method === "TRACE") request.method = "UNSUPPORTED";
    if (!callsAction(request)) return;
    const current = { actionReached: false };
    progress.enterWith(current);
    blameTheRequest(response, current);
  });
}
