import "server-only";
import { cookies, headers } from "next/headers";
import { getEnv } from "@/lib/env";
import { LANGUAGE_COOKIE, type Language } from "@/lib/messages/locales";
import {
  deviceToken,
  newSession,
  openSession,
  SESSION_SECONDS,
  type SessionClaims,
  sealSession,
} from "./session-token";

/** next-auth's names; the second one if browsers reach the console over TLS. */
const SESSION = ["next-auth.session-token", "__Secure-next-auth.session-token"] as const;
const DEVICE = "console.device";
const DEVICE_SECONDS = 180 * 24 * 60 * 60;
const LANGUAGE_SECONDS = 365 * 24 * 60 * 60;

type CookieReader = Pick<Awaited<ReturnType<typeof cookies>>, "get">;

/** Whether the browser reached us over TLS. Forwarded headers are those of a trusted proxy, or our own server's. */
async function isSecure(): Promise<boolean> {
  const url = getEnv().NEXTAUTH_URL;
  return url ? url.startsWith("https:") : (await headers()).get("x-forwarded-proto") === "https";
}

const attributes = (secure: boolean, maxAge: number) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure, maxAge }) as const;

/** The session from the request's cookies; null: none, or no longer valid. */
export function readSession(jar: CookieReader): Promise<SessionClaims | null> {
  const [plain, secure] = SESSION;
  return openSession(jar.get(secure)?.value ?? jar.get(plain)?.value);
}

/** The token that this browser got at its last sign-in, for `signIn`. */
export async function readDevice(): Promise<string | undefined> {
  return (await cookies()).get(DEVICE)?.value;
}

/** Remembers a sign-in on this browser. Only in actions and routes, which can set cookies. */
export async function rememberDevice(staffId: string): Promise<void> {
  (await cookies()).set(DEVICE, deviceToken(staffId), attributes(await isSecure(), DEVICE_SECONDS));
}

/** Sets the language of this browser's pages, signed in or not. Only where cookies can be set: actions and routes. */
export async function rememberLanguage(language: Language): Promise<void> {
  (await cookies()).set(LANGUAGE_COOKIE, language, attributes(await isSecure(), LANGUAGE_SECONDS));
}

type Person = { id: string; sessionVersion: number; language: Language | null };

/**
 * Signs a person in on this browser, in the language they chose, if any. Only in actions and routes, which can set
 * cookies.
 */
export async function startSession(person: Person): Promise<void> {
  const secure = await isSecure();
  const token = await sealSession(newSession(person));
  (await cookies()).set(SESSION[secure ? 1 : 0], token, attributes(secure, SESSION_SECONDS));
  await rememberDevice(person.id);
  if (person.language) await rememberLanguage(person.language);
}

/** Removes the session from this browser; the device stays known. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  for (const name of SESSION) if (jar.has(name)) jar.set(name, "", attributes(name.startsWith("__Secure-"), 0));
}
