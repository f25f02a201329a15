import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
const payloadSchema = z.object({ exp: z.number(), userId: z.string(), iat: z.number().default(0) });

/** Whose a token is, and when it was issued (Unix ms). */
export type Token = { email: string; issuedAt: number };

const sign = (content: string, secret: string): Buffer => createHmac("sha256", secret).update(content).digest();

/** An HS256 token for a user (by email) that is issued and expires at times in Unix ms. */
export function signToken(email: string, expires: number, secret: string, issued = 0): string {
  const content = { exp: Math.floor(expires / 1000), iat: issued / 1000, userId: email };
  const payload = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${HEADER}.${payload}.${sign(`${HEADER}.${payload}`, secret).toString("base64url")}`;
}

/** What a token says that is genuine and not expired, else null. */
export function verifyToken(token: string, now: number, secret: string): Token | null {
  const [header, payload, signature, ...rest] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const expected = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const { exp, userId, iat } = payloadSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    return exp * 1000 > now ? { email: userId, issuedAt: Math.round(iat * 1000) } : null;
  } catch {
    return null;
  }
}
