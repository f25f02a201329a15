import "server-only";
import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import { SESSION_COOKIE, SESSION_SECONDS } from "./options";
import { getAuthSecret } from "./secret";

/** Sets the session cookie that next-auth reads, for a person whose password was just checked. Only in a server action. */
export async function issueSession(person: { id: string; sessionVersion: number }): Promise<void> {
  // As next-auth judges it: a cookie that is only sent over TLS has another name.
  const secure = (await headers()).get("x-forwarded-proto") !== "http";
  const token = { sub: person.id, sessionVersion: person.sessionVersion };
  const value = await encode({ token, secret: getAuthSecret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(`${secure ? "__Secure-" : ""}${SESSION_COOKIE}`, value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: SESSION_SECONDS,
  });
}
