import { z } from "zod";

const csrfSchema = z.object({ csrfToken: z.string() });

/** The cookies of one person, kept from answer to answer as a browser keeps them. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /** As the header `Cookie` has them. */
  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(answer: Response): Response {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const equals = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return answer;
  }
}

/** Signs in to the console at `url` by requests alone. Throws when that leaves nobody signed in. */
export async function signInByRequest(url: string, email: string, password: string, jar: CookieJar): Promise<void> {
  const ask = async (path: string, init: RequestInit = {}) =>
    jar.keep(await fetch(`${url}${path}`, { ...init, headers: { Cookie: jar.header() }, redirect: "manual" }));
  const { csrfToken } = csrfSchema.parse(await (await ask("/api/auth/csrf")).json());
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  await ask("/api/auth/callback/credentials", { method: "POST", body });
  if (!jar.header().includes("session-token=")) throw new Error(`signing in as ${email} failed`);
}
