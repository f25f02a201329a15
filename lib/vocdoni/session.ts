import "server-only";
import { z } from "zod";
import { isVocdoniError } from "./errors";
import type { Redactor } from "./redact";
import { dateSchema } from "./schemas";
import type { Call, Transport } from "./transport";

/** `expirity` is the API's spelling; tokens last 15 days. */
const loginSchema = z.object({ token: z.string().min(1), expirity: dateSchema });

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type SessionCall<T> = Omit<Call<T>, "credential" | "token">;
type HeldToken = { token: string; expiresAt: number };

export type SessionOptions = {
  transport: Transport;
  credentials: { email: string; password: string };
  redactor: Redactor;
  now: () => number;
};

/** Makes calls as the key's user: logs in on demand, renews a day ahead, one login at a time, in memory only. */
export function createSession({ transport, credentials, redactor, now }: SessionOptions) {
  let held: HeldToken | null = null;
  let pendingToken: Promise<HeldToken> | null = null;

  function keep(answer: z.infer<typeof loginSchema>): HeldToken {
    redactor.add(answer.token);
    // A token without an expiry is trusted for an hour.
    const expiresAt = answer.expirity === null ? now() + DAY_MS + HOUR_MS : Date.parse(answer.expirity);
    held = { token: answer.token, expiresAt };
    return held;
  }

  const asking = { method: "POST", harmless: true, schema: loginSchema } as const;

  async function login(startBy: number | undefined): Promise<HeldToken> {
    const { email, password } = credentials;
    const sent = { body: { email, password }, credential: "none", startBy } as const;
    return keep(await transport.send({ ...asking, path: "/auth/login", ...sent }));
  }

  async function renew(old: HeldToken, startBy: number | undefined): Promise<HeldToken> {
    try {
      const sent = { credential: "session", token: old.token, startBy } as const;
      return keep(await transport.send({ ...asking, path: "/auth/refresh", ...sent }));
    } catch (error) {
      if (isVocdoniError(error) && error.kind === "unauthorized") return login(startBy);
      // The old token remains valid for hours: a failed renewal must not fail the edit.
      return old;
    }
  }

  function getToken(startBy: number | undefined): Promise<HeldToken> {
    if (held !== null && held.expiresAt - now() > DAY_MS) return Promise.resolve(held);
    const old = held !== null && held.expiresAt > now() ? held : null;
    pendingToken ??= (old === null ? login(startBy) : renew(old, startBy)).finally(() => {
      pendingToken = null;
    });
    return pendingToken;
  }

  /**
   * Sends with a token. The login is shared, so it ignores any single caller's signal; the call honors it. An invalid
   * token is replaced and the call retried once, if the first one certainly wasn't applied. `startBy` also limits the
   * login and the retry.
   */
  async function send<T>(call: SessionCall<T>): Promise<T> {
    const { token } = await getToken(call.startBy);
    try {
      return await transport.send({ ...call, credential: "session", token });
    } catch (error) {
      if (!isVocdoniError(error) || error.kind !== "unauthorized" || error.outcome !== "not-applied") throw error;
      if (held?.token === token) held = null;
      const fresh = await getToken(call.startBy);
      return transport.send({ ...call, credential: "session", token: fresh.token });
    }
  }

  return { send };
}

export type Session = ReturnType<typeof createSession>;
