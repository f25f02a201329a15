import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { createVocdoni, type VocdoniOptions } from "@/lib/vocdoni/client";
import { isVocdoniError, type VocdoniError } from "@/lib/vocdoni/errors";

export const KEY = `vsk_${"0123456789abcdef".repeat(4)}`;
export const ADDRESS = "0x4a3b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b";

export type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string };
export type Step = (response: ServerResponse, seen: Seen) => void;

/** Responds with `text` as the backend does for errors: always text/plain. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
    response.end(body);
  };
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Step {
  return text(status, `${JSON.stringify(value)}\n\n`, { "content-type": "application/json", ...headers });
}

export function coded(status: number, code: number, error: string): Step {
  return text(status, `${JSON.stringify({ error, code })}\n`);
}

/** Receives the request and closes the connection without a response. */
export const cut: Step = (response) => {
  response.socket?.destroy();
};

/** Sends part of the announced body, then closes. */
export const cutInBody: Step = (response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write('{"pagination"', () => response.socket?.destroy());
};

/** Never answers. */
export const hang: Step = () => {};

/** A server that plays the steps in turn, repeating the last one, and records every request. */
export async function startServer(steps: Step[], port = 0) {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const seen = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      const step = steps[Math.min(requests.length, steps.length - 1)];
      requests.push(seen);
      step?.(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A client whose waits take no time and are recorded in `slept`. */
export function testClient(baseUrl: string, options: Partial<VocdoniOptions> = {}) {
  const slept: number[] = [];
  const client = createVocdoni({
    baseUrl,
    apiKey: KEY,
    random: () => 0,
    sleep: async (ms) => {
      slept.push(ms);
    },
    ...options,
  });
  return { client, slept };
}

/** The VocdoniError that the call throws; anything else fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<VocdoniError> {
  const error: unknown = await promise.then(
    (value) => new Error(`expected an error, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (isVocdoniError(error)) return error;
  throw error;
}

export const organization = {
  address: ADDRESS,
  website: "https://maple.example",
  createdAt: "2026-08-01T09:12:45Z",
  type: "association",
  size: "120",
  color: "",
  subdomain: "",
  country: "ES",
  timezone: "Europe/Madrid",
  communications: false,
  subscription: {
    planId: "prod_Free0001",
    startDate: "2026-08-01T11:12:45.318204518+02:00",
    renewalDate: "0001-01-01T00:00:00Z",
    lastPaymentDate: "0001-01-01T00:00:00Z",
    active: true,
    email: "",
  },
  counters: { sentSMS: 2, sentEmails: 87, sentVotes: 134, subOrgs: 0, users: 1, processes: 3 },
  parent: null,
  managedBy: "0x7d3c1f0a9b2e4d5c6f708192a3b4c5d6e7f80912",
  meta: { consoleRef: "op-1", name: { default: "Maple Street HOA" } },
  name: { default: "Maple Street HOA" },
};

export const onePage = { totalItems: 1, previousPage: null, currentPage: 1, nextPage: null, lastPage: 1 };

export const integrator = {
  enabled: true,
  limits: { maxManagedOrgs: 5, maxManagedProcesses: 10, maxVotes: 1000, maxSMS: 200, maxEmails: 500 },
  usage: { managedOrgs: 2, managedProcesses: 3, sentVotes: 134, sentSMS: 2, sentEmails: 87 },
};
