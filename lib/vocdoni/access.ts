import "server-only";
import { isVocdoniError } from "./errors";
import type { Session } from "./session";
import type { Call, Transport } from "./transport";

export type EditAccess = "unknown" | "key" | "session" | "none";
type Open<T> = Omit<Call<T>, "credential" | "token">;

/**
 * Endpoints that the documentation gives to keys and the backend refuses to them (40157): the key is tried once per
 * endpoint, the refusal remembered, and a session used instead where one is configured.
 */
export function createAccess(transport: Transport, session: Session | null) {
  const refused = new Map<string, unknown>();
  const accepted = new Set<string>();
  const nameOf = (call: { method: string; path: string }) => `${call.method} ${call.path}`;

  async function send<T>(call: Open<T>): Promise<{ via: "key" | "session"; value: T }> {
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
    /** How this endpoint is reached, as far as is known. */
    known(call: { method: string; path: string }): EditAccess {
      const name = nameOf(call);
      if (refused.has(name)) return session === null ? "none" : "session";
      return accepted.has(name) ? "key" : "unknown";
    },
  };
}

export type Access = ReturnType<typeof createAccess>;
