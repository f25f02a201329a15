import "server-only";
import PQueue from "p-queue";
import type { z } from "zod";
import { type BreakerState, createBreaker, type Settled } from "./breaker";
import { createDeadline, sleep as realSleep } from "./deadline";
import { createDispatcher, type ProxySettings } from "./dispatcher";
import { type Credential, isVocdoniError } from "./errors";
import { type ExchangeOptions, exchange, type Outgoing, type UpstreamEvent } from "./exchange";
import { failure, type Origin } from "./failures";
import type { Redactor } from "./redact";
import { delayBefore, isRepeated } from "./retries";
import { buildUrl } from "./url";

export type Call<T> = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Template, such as `/organizations/{address}`; `params` fills it. */
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  credential: Credential;
  /** The token, when `credential` is `session`. */
  token?: string;
  schema: z.ZodType<T>;
  accept?: Outgoing<T>["accept"];
  /** A POST without side effects, such as a login: treated as a read. */
  harmless?: boolean;
  bareAuthIsMissingRole?: boolean;
  mayBeMissing?: boolean;
  /** In `performance.now()` time: no attempt starts later. For calls that are one step of several. */
  startBy?: number | undefined;
  signal?: AbortSignal | undefined;
};

/** Milliseconds, except the counts. */
export type Limits = {
  connectMs: number;
  readAttemptMs: number;
  readTotalMs: number;
  /** The single exchange of a write, from when it is sent. */
  writeMs: number;
  /** No attempt of a write starts later than this after the call; the settle time relies on it. */
  writeQueueMs: number;
  maxBytes: number;
  attempts: number;
  breakerFailures: number;
  breakerHalfOpenAfterMs: number;
  readSlots: number;
  writeSlots: number;
};

/** A write may take longer than the 70 s of a create; 12 + 16 slots leave most of Vocdoni's 100 to others. */
export const defaultLimits: Limits = {
  connectMs: 5_000,
  readAttemptMs: 10_000,
  readTotalMs: 15_000,
  writeMs: 80_000,
  writeQueueMs: 10_000,
  maxBytes: 16 * 1024 * 1024,
  attempts: 3,
  breakerFailures: 5,
  breakerHalfOpenAfterMs: 10_000,
  readSlots: 12,
  writeSlots: 16,
};

export type TransportOptions = {
  baseUrl: string;
  /** Read when a request is sent; kept in the caller's closure. */
  apiKey: () => string;
  proxy: ProxySettings;
  redactor: Redactor;
  limits: Limits;
  now: () => number;
  random: () => number;
  sleep?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  onUpstreamEvent?: ((event: UpstreamEvent) => void) | undefined;
};

/**
 * The only way to reach Vocdoni. Reads: retried within a total time, behind a circuit breaker. Writes: once, retried
 * only if never sent.
 */
export function createTransport(options: TransportOptions) {
  const { limits, random } = options;
  const sleep = options.sleep ?? realSleep;
  const pool = { connect: { timeout: limits.connectMs }, headersTimeout: 0, bodyTimeout: 0 };
  const upstream = new URL(options.baseUrl);
  const reading = {
    agent: createDispatcher(upstream, options.proxy, pool),
    slots: new PQueue({ concurrency: limits.readSlots }),
  };
  // Without keep-alive, no write is lost on a connection that the server is closing.
  const writing = {
    agent: createDispatcher(upstream, options.proxy, { ...pool, pipelining: 0 }),
    slots: new PQueue({ concurrency: limits.writeSlots }),
  };
  const breaker = createBreaker({ failures: limits.breakerFailures, halfOpenAfterMs: limits.breakerHalfOpenAfterMs });
  const settings: ExchangeOptions = {
    redactor: options.redactor,
    maxBytes: limits.maxBytes,
    now: options.now,
    onUpstreamEvent: options.onUpstreamEvent,
  };

  async function attempt<T>(out: Outgoing<T>, msLeft: () => number, queueLeft: () => number): Promise<Settled<T>> {
    const { origin, signal } = out;
    const lane = origin.harmless ? reading : writing;
    const waiting = createDeadline(queueLeft(), signal);
    let began = false;
    const begin = async (): Promise<Settled<T>> => {
      began = true;
      // The queue would release the slot when this signal aborts; the exchange follows the caller's signal and its own
      // deadline.
      waiting.clear();
      try {
        return { value: await exchange(lane.agent, { ...out, deadlineMs: msLeft() }, settings) };
      } catch (error) {
        if (!isVocdoniError(error) || error.kind === "aborted") throw error;
        return { error };
      }
    };
    try {
      return await lane.slots.add(begin, { signal: waiting.signal });
    } catch (error) {
      if (began) throw error;
      const kind = signal?.aborted ? "aborted" : "timeout";
      throw failure(origin, kind, "not-applied", "never sent: no free slot before the deadline");
    } finally {
      waiting.clear();
    }
  }

  async function send<T>(call: Call<T>): Promise<T> {
    const harmless = call.harmless ?? call.method === "GET";
    const { method, path, credential, signal } = call;
    const origin: Origin = {
      method,
      path,
      credential,
      harmless,
      bareAuthIsMissingRole: call.bareAuthIsMissingRole ?? false,
      mayBeMissing: call.mayBeMissing ?? false,
    };
    const out: Outgoing<T> = {
      origin,
      method,
      url: buildUrl(options.baseUrl, call, origin),
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      bearer: credential === "key" ? options.apiKey() : call.token,
      accept: call.accept ?? "json",
      schema: call.schema,
      deadlineMs: 0,
      signal,
    };
    const started = performance.now();
    const endBy = started + (harmless ? limits.readTotalMs : limits.writeQueueMs);
    const totalLeft = () => endBy - performance.now();
    const startLeft = () => Math.min(endBy, call.startBy ?? endBy) - performance.now();
    const msLeft = harmless ? () => Math.min(limits.readAttemptMs, totalLeft()) : () => limits.writeMs;
    const queueLeft = harmless ? () => Math.min(msLeft(), startLeft()) : startLeft;
    const late = failure(origin, "timeout", "not-applied", "never sent: its start deadline had passed");

    for (let tries = 1; ; tries += 1) {
      if (signal?.aborted) throw failure(origin, "aborted", "not-applied", "aborted by the caller before sending");
      if (startLeft() <= 0) throw late;
      const settled = harmless
        ? await breaker.execute(() => attempt(out, msLeft, queueLeft))
        : await attempt(out, msLeft, queueLeft);
      if (settled === "open") {
        throw failure(origin, "breaker-open", "not-applied", "reads are paused after repeated outages");
      }
      if ("value" in settled) return settled.value;
      const { error } = settled;
      const delay = delayBefore(error, tries, random);
      if (!isRepeated(error, harmless) || tries >= limits.attempts || delay >= startLeft()) throw error;
      await sleep(delay, signal);
    }
  }

  return {
    send,
    breakerState: (): BreakerState => breaker.state(),
    /** Waits for requests in progress and closes the connections. */
    async close(): Promise<void> {
      await Promise.all([reading.agent.close(), writing.agent.close()]);
    },
  };
}

export type Transport = ReturnType<typeof createTransport>;
