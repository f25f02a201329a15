import "server-only";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";

const CHANNEL = "http.server.request.start";

/** Calls `listener` with every request to this process before Next.js sees it. Returns a function that stops it. */
export function onRequest(listener: (request: IncomingMessage, response: ServerResponse) => void): () => void {
  const onMessage = (message: unknown) => {
    if (typeof message !== "object" || message === null || !("request" in message && "response" in message)) return;
    const { request, response } = message;
    if (request instanceof IncomingMessage && response instanceof ServerResponse) listener(request, response);
  };
  subscribe(CHANNEL, onMessage);
  return () => unsubscribe(CHANNEL, onMessage);
}
