"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { definePublicAction } from "@/lib/action";
import { clientAddress } from "@/lib/auth/client-address";
import { issueSession } from "@/lib/auth/issue-session";
import { getEnv } from "@/lib/env";
import { getSystemContext } from "@/lib/server-context";
import { signIn } from "@/lib/staff/sign-in";
import { ownPath } from "./own-path";

/** Works without scripts too. The proof that it asks for is the password. */
export const signInAction = definePublicAction({
  input: z.looseObject({ target: z.string().max(4_000).optional() }),
  secret: ["password"],
  run: async (requestId, { target, ...credentials }) => {
    const forwardedFor = (await headers()).get("x-forwarded-for") ?? undefined;
    const address = clientAddress(forwardedFor, getEnv().TRUSTED_PROXY_HOPS);
    await issueSession(await signIn(await getSystemContext(requestId), credentials, address));
    return { target: ownPath(target) };
  },
  next: ({ target }) => target,
});
