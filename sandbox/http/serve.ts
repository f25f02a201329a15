import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { settleJobs } from "../api/jobs";
import type { Sandbox } from "../sandbox";
import { corsHeaders, preflight } from "./cors";
import { ApiError } from "./errors";
import type { Fault } from "./faults";
import { identify } from "./identity";
import { sendMangled } from "./mangle";
import { httpError, type Reply } from "./reply";
import { createRouter, type Route } from "./router";

const CAPACITY = 100;
const CONTROL = "/__sandbox/";

/** An HTTP server over the API's routes and, apart from faults, log and capacity, the control routes. */
export function createSandboxServer(sandbox: Sandbox, api: readonly Route[], control: readonly Route[]): Server {
  const routers = {
    august: createRouter(api, "august"),
    current: createRouter(api, "current"),
    lts: createRouter(api, "lts"),
  };
  const findControl = createRouter(control);
  let inFlight = 0;

  const handle = async (find: typeof findControl, request: IncomingMessage, url: URL): Promise<Reply> => {
    const match = find(request.method ?? "GET", url.pathname);
    if (match.kind === "unknown") return httpError(404, "404 page not found");
    if (match.kind === "wrong-method") return { status: 405, headers: { Allow: match.allow }, body: "" };
    try {
      settleJobs(sandbox);
      const identity = identify(sandbox, request.headers, match.route.access);
      return await match.route.handler({
        sandbox,
        identity,
        headers: request.headers,
        query: url.searchParams,
        param: (name) => match.params.get(name) ?? "",
        body: () => readBody(request),
      });
    } catch (error) {
      if (error instanceof ApiError) return error.reply();
      return httpError(500, error instanceof Error ? error.message : "error");
    }
  };

  const answerApi = (request: IncomingMessage, url: URL): Reply | Promise<Reply> => {
    const past = sandbox.store.parts.conditions.pastProxy && url.pathname !== "/ping";
    return past ? httpError(403, "Forbidden") : handle(routers[sandbox.settings.generation], request, url);
  };

  const serveApi = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const method = request.method ?? "GET";
    const entry = sandbox.log.begin(method, `${url.pathname}${url.search}`, request.headers.authorization);
    const cut = (): void => {
      entry.status = 0;
      request.socket.destroy();
    };
    if (inFlight >= CAPACITY) {
      entry.status = 429;
      return send(response, httpError(429, "Server capacity exceeded."), corsHeaders(request));
    }
    inFlight++;
    try {
      const fault = sandbox.faults.take(method, url.pathname);
      const wait = sandbox.settings.latency + (fault?.delayMs ?? 0);
      if (wait > 0) await sleep(wait);
      if (fault?.cut === "before") return cut();
      const answered = fault?.status !== undefined && fault.afterEffect !== true;
      const real = answered ? null : (preflight(request) ?? (await answerApi(request, url)));
      if (fault?.cut === "after") return cut();
      const reply = faultReply(fault, real);
      entry.status = reply.status;
      if (fault?.mangle !== undefined) return await sendMangled(response, reply, fault.mangle);
      send(response, reply, corsHeaders(request));
    } finally {
      inFlight--;
    }
  };

  return createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    response.on("error", () => {});
    const done = url.pathname.startsWith(CONTROL)
      ? handle(findControl, request, url).then((reply) => send(response, reply, {}))
      : serveApi(request, response, url);
    done.catch(() => request.socket.destroy());
  });
}

function faultReply(fault: Fault | null, real: Reply | null): Reply {
  const headers = { ...real?.headers, ...fault?.headers };
  if (fault?.status === undefined) return { ...(real ?? httpError(500, "no answer")), headers };
  const { status, body = "" } = fault;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...fault.headers }, body: text };
}

function send(response: ServerResponse, reply: Reply, extra: Reply["headers"]): void {
  const headers = { ...extra, ...reply.headers, "Content-Length": String(Buffer.byteLength(reply.body)) };
  response.writeHead(reply.status, headers);
  response.end(reply.body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
