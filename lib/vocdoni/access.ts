import { isVocdoniError, type VocdoniError } from "./errors";
import type { Session, SessionCall } from "./session";
import type { Transport } from "./transport";

export type EditAccess = "unknown" | "key" | "session" | "none";

/**
 * For an endpoint that the documentation allows for keys but the backend refuses (40157): the key is tried once, the
 * refusal cached, and a session used instead if configured. No step, login or retry starts later than `writeQueueMs`
 * after the call: the settle time counts from there.
 */
export function createAccess(transport: Transport, session: Session | null, writeQueueMs: number) {
  let refusal: VocdoniError | null = null;
  let accepted = false;

  return {
    async send<T>(open: Omit<SessionCall<T>, "startBy">): Promise<{ via: "key" | "session"; value: T }> {
      const call = { ...open, startBy: performance.now() + writeQueueMs };
      if (refusal === null) {
        try {
          const value = await transport.send({ ...call, credential: "key" });
          accepted = true;
          return { via: "key", value };
        } catch (error) {
          if (!isVocdoniError(error) || error.kind !== "key-not-permitted") throw error;
          refusal = error;
        }
      }
      if (session === null) throw refusal;
      return { via: "session", value: await session.send(call) };
    },

    /** How to reach the endpoint, as far as known. `none`: a session must be configured. */
    known(): EditAccess {
      if (refusal !== null) return session === null ? "none" : "session";
      return accepted ? "key" : "unknown";
    },
  };
}

export type Access = ReturnType<typeof createAccess>;
