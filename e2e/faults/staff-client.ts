import { z } from "zod";
import { emailOf, PASSWORD } from "../support/people";
import { CookieJar, signInByRequest } from "../support/staff-session";

const polledSchema = z.object({ ok: z.literal(true), data: z.unknown() });
const PATIENCE_MS = 30_000;

/** How an action ended for the person: accepted, refused with a code, or no answer came. */
export type Answer =
  | { kind: "ok"; operationId: string | null }
  | { kind: "refused"; code: string; message: string }
  | { kind: "lost" };

function toAnswer(text: string): Answer {
  if (/"ok":true/.test(text)) {
    return { kind: "ok", operationId: /"operationId":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? null };
  }
  const refusal = /"ok":false,"error":\{"code":"([a-z-]+)","message":"((?:[^"\\]|\\.)*)"/.exec(text);
  if (refusal) return { kind: "refused", code: refusal[1] ?? "", message: refusal[2] ?? "" };
  return { kind: "lost" };
}

/** A member of the staff as a browser without any page: the same cookies, the same requests. */
export class StaffClient {
  readonly #jar = new CookieJar();

  constructor(
    private readonly url: string,
    private readonly actions: ReadonlyMap<string, { id: string; path: string }>,
  ) {}

  async #request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Cookie", this.#jar.header());
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return this.#jar.keep(await fetch(`${this.url}${path}`, { ...init, headers, redirect: "manual", signal }));
  }

  async signIn(role: "admin" | "operator"): Promise<void> {
    await signInByRequest(this.url, emailOf(role), PASSWORD, this.#jar);
  }

  /** Calls a server action by its exported name. Never throws for a connection that breaks: that is an answer, too. */
  async call(name: string, input: unknown): Promise<Answer> {
    const action = this.actions.get(name);
    if (!action) throw new Error(`the build has no action ${name}`);
    try {
      const answer = await this.#request(action.path, {
        method: "POST",
        headers: { "Next-Action": action.id, "Content-Type": "text/plain;charset=UTF-8", Accept: "text/x-component" },
        body: JSON.stringify([input]),
      });
      return toAnswer(await answer.text());
    } catch {
      return { kind: "lost" };
    }
  }

  /** What a polled route tells, or undefined when the console does not answer. */
  async get(path: string): Promise<unknown> {
    try {
      const answer = await this.#request(path);
      if (!answer.ok) return undefined;
      return polledSchema.parse(await answer.json()).data;
    } catch (error) {
      if (error instanceof z.ZodError) throw error;
      return undefined;
    }
  }
}
