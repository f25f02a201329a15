import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { onRequest } from "./on-request";

type Progress = { actionReached: boolean };
// Next.js loads this module separately for instrumentation and for routes.
const holder: typeof globalThis & { consoleProgress?: AsyncLocalStorage<Progress> } = globalThis;
holder.consoleProgress ??= new AsyncLocalStorage<Progress>();
const progress = holder.consoleProgress;

/** Every server action calls this first: later failures aren't about the form of the request. */
export function actionReached(): void {
  const current = progress.getStore();
  if (current) current.actionReached = true;
}

/** What Next.js treats as a server action call. */
function callsAction({ method, headers }: IncomingMessage): boolean {
  return (
    method === "POST" && ("next-action" in headers || /^multipart\/form-data/i.test(headers["content-type"] ?? ""))
  );
}

/** Next.js answers 500 to a call of an action that it can't parse. Until an action is reached, that is a 400. */
function answerBadRequest(response: ServerResponse, current: Progress): void {
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
 * Turns Next.js's 500 for malformed requests into 4xx responses. Returns a function that stops it. `proxy.ts` refuses
 * the rest, see `refusal`; a method that can't reach it gets a name that it refuses.
 */
export function rejectMalformed(): () => void {
  return onRequest((request, response) => {
    if (request.method === "TRACE") request.method = "UNSUPPORTED";
    if (!callsAction(request)) return;
    const current = { actionReached: false };
    progress.enterWith(current);
    answerBadRequest(response, current);
  });
}
