import "server-only";
import { type Dispatcher, request } from "undici";
import type { z } from "zod";
import { firstDocument, readCapped } from "./body";
import { createDeadline } from "./deadline";
import { proxyRefusal } from "./dispatcher";
import { type Credential, type ErrorKind, isMissing, isVocdoniError, type VocdoniError } from "./errors";
import { answerFailure, failure, networkFailure, type Origin } from "./failures";
import type { Redactor } from "./redact";

/** One HTTP exchange, for health and metrics. Contains no address, body or credential. */
export type UpstreamEvent = {
  type: "ok" | "error";
  method: string;
  /** Path template. */
  path: string;
  status?: number | undefined;
  kind?: ErrorKind | undefined;
  code?: number | undefined;
  missingScope?: string | undefined;
  durationMs: number;
  requestedWith: Credential;
};

export type Outgoing<T> = {
  origin: Origin;
  url: URL;
  method: "GET" | "POST" | "PUT" | "DELETE";
  body: string | undefined;
  bearer: string | undefined;
  /** `blank`: the schema gets undefined for a blank body; otherwise the body must be JSON. */
  accept: "json" | "blank";
  schema: z.ZodType<T>;
  deadlineMs: number;
  signal: AbortSignal | undefined;
};

export type ExchangeOptions = {
  redactor: Redactor;
  maxBytes: number;
  now: () => number;
  onUpstreamEvent: ((event: UpstreamEvent) => void) | undefined;
};

const ERROR_BODY_BYTES = 65_536;

function readValue<T>(text: string, status: number, out: Outgoing<T>, options: ExchangeOptions): T {
  const { origin, accept, schema } = out;
  const malformed = (detail: string) =>
    failure(origin, "malformed", "unknown", options.redactor.clean(detail), { status });
  const blank = text.trim() === "";
  const document = firstDocument(text);
  if (accept === "json" && blank) throw malformed("blank body");
  if (!blank && !document.found) throw malformed(`not JSON: ${text}`);
  const result = schema.safeParse(document.found ? document.value : undefined);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw malformed(`${issue?.path.join(".") || "body"}: ${issue?.message ?? "unexpected"}`);
}

async function perform<T>(agent: Dispatcher, out: Outgoing<T>, signal: AbortSignal, options: ExchangeOptions) {
  const { origin } = out;
  const headers: Record<string, string> = { accept: "application/json", "user-agent": "integrator-console" };
  if (out.bearer !== undefined) headers.authorization = `Bearer ${out.bearer}`;
  if (out.body !== undefined) headers["content-type"] = "application/json";
  // undici's request doesn't follow redirects: a 3xx is returned as a response and refused below.
  const response = await request(out.url, {
    dispatcher: agent,
    method: out.method,
    headers,
    body: out.body ?? null,
    signal,
  });
  const status = response.statusCode;
  const fine = status >= 200 && status < 300;
  const { text, truncated } = await readCapped(response.body, fine ? options.maxBytes : ERROR_BODY_BYTES);
  if (!fine) {
    const header = (name: string) => [response.headers[name]].flat()[0];
    const answer = { status, text, retryAfter: header("retry-after"), contentType: header("content-type") };
    throw answerFailure(answer, origin, options.redactor.clean, options.now());
  }
  if (truncated) throw failure(origin, "too-large", "unknown", `over ${options.maxBytes} bytes`, { status });
  return { status, value: readValue(text, status, out, options) };
}

/** Sends once and returns the value, or throws a VocdoniError. Reports the exchange either way. */
export async function exchange<T>(agent: Dispatcher, out: Outgoing<T>, options: ExchangeOptions): Promise<T> {
  const { origin } = out;
  const started = performance.now();
  const deadline = createDeadline(out.deadlineMs, out.signal);
  const report = (event: Partial<UpstreamEvent> & Pick<UpstreamEvent, "type">) => {
    const durationMs = performance.now() - started;
    try {
      options.onUpstreamEvent?.({
        method: origin.method,
        path: origin.path,
        requestedWith: origin.credential,
        durationMs,
        ...event,
      });
    } catch {
      // A failing observer must not change the outcome of the call.
    }
  };
  try {
    const { status, value } = await perform(agent, out, deadline.signal, options);
    report({ type: "ok", status });
    return value;
  } catch (raw) {
    const error = explain(raw, deadline.expired(), deadline.signal.aborted, origin);
    const { kind, status, code, missingScope } = error;
    if (origin.mayBeMissing && isMissing(kind)) report({ type: "ok", status });
    else report({ type: "error", kind, status, code, missingScope });
    throw error;
  } finally {
    deadline.clear();
  }
}

function explain(raw: unknown, expired: boolean, aborted: boolean, origin: Origin): VocdoniError {
  if (isVocdoniError(raw)) return raw;
  if (expired) return failure(origin, "timeout", "unknown", "no complete response before the deadline");
  if (aborted) return failure(origin, "aborted", "unknown", "aborted by the caller");
  const refusal = proxyRefusal(raw);
  if (refusal !== null) return failure(origin, "unreachable", "not-applied", refusal);
  return networkFailure(raw, origin);
}
