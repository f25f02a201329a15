import "server-only";
import { randomUUID } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { getAuthSecret } from "@/lib/auth/secret";
import { readDevice, rememberDevice, rememberLanguage } from "@/lib/auth/session-cookie";
import { newSession, SESSION_SECONDS } from "@/lib/auth/session-token";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { getLog } from "@/lib/log";
import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { signIn } from "@/lib/staff/sign-in";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

/** Any malformed request can cause it, and it quotes the request. */
const OF_THE_REQUEST = "INVALID_CALLBACK_URL_ERROR";

/** Options of next-auth, which checks a person's password and sets the session cookie. */
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
            const person = await signIn(ctx, credentials, address, await readDevice());
            await rememberDevice(person.id);
            if (person.language) await rememberLanguage(person.language);
            return { id: person.id, name: person.name, email: person.email, sessionVersion: person.sessionVersion };
          } catch (error) {
            if (isAppError(error)) throw new Error(`${error.code}:${error.message}`);
            getLog().error({ err: error, requestId }, "sign-in failed");
            throw new Error(`unavailable:${translate(message("auth.signIn.unavailable", { requestId }))}`);
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...newSession(user) } : token),
      // The sign-in page decides where to go.
      redirect: ({ baseUrl }) => baseUrl,
    },
    logger: {
      error: (code, meta) => {
        if (code === OF_THE_REQUEST) getLog().debug({ code }, "next-auth");
        else getLog().error(meta instanceof Error ? { code, err: meta } : { code, meta }, "next-auth");
      },
      warn: (code) => getLog().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
