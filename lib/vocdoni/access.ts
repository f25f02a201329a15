import "server-only";
import { isVocdoniError } from "./errors";
import type { Session, SessionCall } from "./session";
import type { Transport } from "./transport";

export type EditAccess = "unknown" | "key" | "session" | "none";
type Open<T> = Omit<SessionCall<T>, "startBy">;

/**
 * Endpoints that the documentation allows for keys but the backend refuses (40157): the key is tried once per endpoint,
 * the refusal cached, and a session used instead if configured. No step, login or retry of a write starts later than
 * `writeQueueMs` after the call: the settle time counts from there.
 */
export function createAccess(transport: Transport, session: Session | null, writeQueueMs: number) {
  const refused = new Map<string, unknown>();
  const accepted = new Set<string>();
  const nameOf = (call: { method: string; path: string }) => `${call.method} ${call.path}`;

  async function send<T>(open: Open<T>): Promise<{ via: "key" | "session"; value: T }> {
    const call = open.method === "GET" ? open : { ...open, startBy: performance.now() + writeQueueMs };
    const name = nameOf(call);
    if (!refused.has(name)) {
      try {
        const value = await transport.send({ ...call, credential: "key" });
        accepted.add(name);
        return { via: "key", value };
      } catch (error) {
        if (!isVocdoniError(error) || error.kind !== "key-not-permitted") throw error;
        refused.set(name, error);
        accepted.delete(name);
      }
    }
    if (session === null) throw refused.get(name);
    return { via: "session", value: await session.send(call) };
  }

  return {
    send,
    /** How to reach this endpoint, as far as known. */
    known(call: { method: string; path: string }): EditAccess {
      const name = nameOf(call);
      if (refused.has(name)) return session === null ? "none" : "session";
      return accepted.has(name) ? "key" : "unknown";
    },
  };
}

export type Access = ReturnType<typeof createAccess>;
