import "server-only";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { getLog } from "@/lib/log";
import { getAuthSecret } from "./secret";

/** The lifetime of a session from sign-in. It is never extended. */
export const SESSION_SECONDS = 12 * 60 * 60;

const claimsSchema = z.object({
  sub: z.uuid(),
  sessionVersion: z.number().int(),
  /** Seconds since 1970. */
  signedInAt: z.number().int(),
  sessionId: z.uuid(),
});
/**
 * The content of a session token; `sub` is the person's ID. Everything else is read from the database on each request.
 */
export type SessionClaims = z.infer<typeof claimsSchema>;

/** The claims of a session that begins now. */
export function newSession(person: { id: string; sessionVersion: number }, now = new Date()): SessionClaims {
  const signedInAt = Math.floor(now.getTime() / 1000);
  return { sub: person.id, sessionVersion: person.sessionVersion, signedInAt, sessionId: randomUUID() };
}

const secondsLeft = ({ signedInAt }: SessionClaims, now: Date) => signedInAt + SESSION_SECONDS - now.getTime() / 1000;

/** The claims as next-auth's encrypted token. */
export function sealSession(claims: SessionClaims): Promise<string> {
  return encode({ token: claims, secret: getAuthSecret(), maxAge: Math.floor(secondsLeft(claims, new Date())) });
}

/** What `sealSession` sealed; null for a session that is over and for anything else. */
export async function openSession(token: string | undefined, now = new Date()): Promise<SessionClaims | null> {
  if (!token) return null;
  try {
    const claims = claimsSchema.parse(await decode({ token, secret: getAuthSecret() }));
    return secondsLeft(claims, now) > 0 ? claims : null;
  } catch (error) {
    // Anyone can send any cookie: log no stack, and nothing of its content.
    getLog().debug({ reason: error instanceof Error ? error.name : "unknown" }, "session cookie refused");
    return null;
  }
}

const mac = (purpose: string, text: string) =>
  createHmac("sha256", getAuthSecret()).update(`${purpose}\n${text}`).digest();

function isMac(given: unknown, expected: Buffer): boolean {
  const bytes = Buffer.from(typeof given === "string" ? given : "", "base64url");
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** The token that a page submits to sign out: it ends this session only. */
export const signOutToken = ({ sessionId }: SessionClaims) => mac("sign-out", sessionId).toString("base64url");
export const isSignOutToken = (given: unknown, { sessionId }: SessionClaims) =>
  isMac(given, mac("sign-out", sessionId));

/** Kept by a browser after a sign-in, so that other people's failed attempts on the account don't count against it. */
export const deviceToken = (staffId: string) => mac("device", staffId).toString("base64url");
export const isDeviceOf = (given: string | undefined, staffId: string) =>
  given !== undefined && isMac(given, mac("device", staffId));
