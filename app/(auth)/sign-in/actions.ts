"use server";

import { z } from "zod";
import { definePublicAction } from "@/lib/action";
import { readDevice, startSession } from "@/lib/auth/session-cookie";
import { requestAddress } from "@/lib/http/request-address";
import { getSystemContext } from "@/lib/server-context";
import { signIn } from "@/lib/staff/sign-in";
import { ownPath } from "../../own-path";

/** Works without scripts too. The proof that it asks for is the password. */
export const signInAction = definePublicAction({
  input: z.looseObject({ target: z.string().max(4_000).optional() }),
  secret: ["password"],
  run: async (requestId, { target, ...credentials }) => {
    const address = await requestAddress();
    const person = await signIn(await getSystemContext(requestId), credentials, address, await readDevice());
    await startSession(person);
    return { target: ownPath(target) };
  },
  next: ({ target }) => target,
});
