import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
const payloadSchema = z.object({ exp: z.number(), userId: z.string() });

const sign = (content: string, secret: string): Buffer => createHmac("sha256", secret).update(content).digest();

/** An HS256 token for a user (by e-mail) that expires at a time in Unix ms. */
export function signToken(email: string, expires: number, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ exp: Math.floor(expires / 1000), userId: email })).toString("base64url");
  return `${HEADER}.${payload}.${sign(`${HEADER}.${payload}`, secret).toString("base64url")}`;
}

/** The e-mail of a token that is genuine and not expired, else null. */
export function verifyToken(token: string, now: number, secret: string): string | null {
  const [header, payload, signature, ...rest] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const expected = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const { exp, userId } = payloadSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    return exp * 1000 > now ? userId : null;
  } catch {
    return null;
  }
}
