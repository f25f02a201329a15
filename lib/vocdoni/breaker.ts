import "server-only";
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import { type ErrorKind, isVocdoniError, type VocdoniError } from "./errors";

export type Settled<T> = { value: T } | { error: VocdoniError };
export type BreakerState = "closed" | "half-open" | "open";

const OUTAGE: ReadonlySet<ErrorKind> = new Set(["unreachable", "timeout", "cut", "server"]);

function isOutage(result: unknown): boolean {
  if (typeof result !== "object" || result === null || !("error" in result)) return false;
  const { error } = result;
  return isVocdoniError(error) && (OUTAGE.has(error.kind) || error.status === 503);
}

/**
 * Pauses reads after consecutive outages, then lets one through as a test. Any response from the application, even 4xx,
 * counts as healthy. What `run` throws (the caller's abort, a full queue) counts as neither.
 */
export function createBreaker(options: { failures: number; halfOpenAfterMs: number }) {
  const policy = circuitBreaker(handleWhenResult(isOutage), {
    halfOpenAfter: options.halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(options.failures),
  });
  return {
    async execute<T>(run: () => Promise<Settled<T>>): Promise<Settled<T> | "open"> {
      try {
        return await policy.execute(run);
      } catch (error) {
        if (error instanceof BrokenCircuitError) return "open";
        throw error;
      }
    },
    state(): BreakerState {
      if (policy.state === CircuitState.Closed) return "closed";
      return policy.state === CircuitState.HalfOpen ? "half-open" : "open";
    },
  };
}
