import "server-only";
import { z } from "zod";
import { isVocdoniError } from "./errors";
import type { Redactor } from "./redact";
import { dateSchema } from "./schemas";
import type { Call, Transport } from "./transport";

/** `expirity` is the wire's spelling; tokens live 15 days. */
const loginSchema = z.object({ token: z.string().min(1), expirity: dateSchema });

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type SessionCall<T> = Omit<Call<T>, "credential" | "token">;
type Held = { token: string; expiresAt: number };

export type SessionOptions = {
  transport: Transport;
  credentials: { email: string; password: string };
  redactor: Redactor;
  now: () => number;
};

/** Calls as the key's user: logs in when first needed, renews a day ahead, one login at a time, in memory only. */
export function createSession({ transport, credentials, redactor, now }: SessionOptions) {
  let held: Held | null = null;
  let obtaining: Promise<Held> | null = null;

  function keep(answer: z.infer<typeof loginSchema>): Held {
    redactor.add(answer.token);
    // An answer without a date is trusted for an hour.
    const expiresAt = answer.expirity === null ? now() + DAY_MS + HOUR_MS : Date.parse(answer.expirity);
    held = { token: answer.token, expiresAt };
    return held;
  }

  async function login(startBy: number | undefined): Promise<Held> {
    const { email, password } = credentials;
    return keep(
      await transport.send({
        method: "POST",
        path: "/auth/login",
        body: { email, password },
        credential: "none",
        harmless: true,
        startBy,
        schema: loginSchema,
      }),
    );
  }

  async function renew(old: Held, startBy: number | undefined): Promise<Held> {
    try {
      const { token } = old;
      return keep(
        await transport.send({
          method: "POST",
          path: "/auth/refresh",
          credential: "session",
          token,
          harmless: true,
          startBy,
          schema: loginSchema,
        }),
      );
    } catch (error) {
      if (isVocdoniError(error) && error.kind === "unauthorized") return login(startBy);
      // The old token still works for hours: a failed renewal must not fail the edit.
      return old;
    }
  }

  function obtain(startBy: number | undefined): Promise<Held> {
    if (held !== null && held.expiresAt - now() > DAY_MS) return Promise.resolve(held);
    const old = held !== null && held.expiresAt > now() ? held : null;
    obtaining ??= (old === null ? login(startBy) : renew(old, startBy)).finally(() => {
      obtaining = null;
    });
    return obtaining;
  }

  /**
   * Sends with a token. The login is shared, so it does not follow any one caller's signal; the call does.
   * A dead token is replaced and the call repeated once, if the first was certainly not applied. A login for a call with
   * `startBy` keeps to it, and so does the repetition.
   */
  async function send<T>(call: SessionCall<T>): Promise<T> {
    const { token } = await obtain(call.startBy);
    try {
      return await transport.send({ ...call, credential: "session", token });
    } catch (error) {
      if (!isVocdoniError(error) || error.kind !== "unauthorized" || error.outcome !== "not-applied") throw error;
      if (held?.token === token) held = null;
      const fresh = await obtain(call.startBy);
      return transport.send({ ...call, credential: "session", token: fresh.token });
    }
  }

  return { send };
}

export type Session = ReturnType<typeof createSession>;
