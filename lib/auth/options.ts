import "server-only";
import { randomUUID } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { getLog } from "@/lib/log";
import { signIn } from "@/lib/staff/sign-in";
import { signOut } from "@/lib/staff/sign-out";
import { clientAddress } from "./client-address";
import { getAuthSecret } from "./secret";

/** How long a session lasts. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** The session cookie over plain HTTP; over TLS `__Secure-` stands before it. */
export const SESSION_COOKIE = "next-auth.session-token";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
  interface Session {
    staffId?: string;
    sessionVersion?: number;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionVersion?: number;
  }
}

/** Options of next-auth. The cookie holds only who and which session version; the rest is read from the database each time. */
export function getAuthOptions(): NextAuthOptions {
  return {
    secret: getAuthSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const requestId = randomUUID();
          try {
            const { db } = await getDatabase();
            const address = clientAddress(request.headers?.["x-forwarded-for"], getEnv().TRUSTED_PROXY_HOPS);
            const ctx = { db, now: () => new Date(), requestId };
            const person = await signIn(ctx, credentials, address);
            return { id: person.id, name: person.name, email: person.email, sessionVersion: person.sessionVersion };
          } catch (error) {
            if (isAppError(error)) throw new Error(`${error.code}:${error.message}`);
            getLog().error({ err: error, requestId }, "sign-in failed");
            throw new Error(`unavailable:Signing in is not possible right now. Reference ${requestId}.`);
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user) token.sessionVersion = user.sessionVersion;
        return { sub: token.sub, sessionVersion: token.sessionVersion };
      },
      session({ session, token }) {
        if (token.sub) session.staffId = token.sub;
        if (token.sessionVersion) session.sessionVersion = token.sessionVersion;
        return session;
      },
    },
    events: {
      async signOut({ token }) {
        const { db } = await getDatabase();
        if (!token?.sub || token.sessionVersion === undefined) return;
        await signOut({ db, now: () => new Date(), requestId: randomUUID() }, token.sub, token.sessionVersion);
      },
    },
    logger: {
      error: (code, meta) => getLog().error(meta instanceof Error ? { code, err: meta } : { code, meta }, "next-auth"),
      warn: (code) => getLog().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
