"use server";

import { z } from "zod";
import { definePublicAction } from "@/lib/action";
import { readDevice, startSession } from "@/lib/auth/session-cookie";
import { requestAddress } from "@/lib/http/request-address";
import { signIn } from "@/lib/staff/sign-in";
import { localPath } from "../../local-path";

/** Works without scripts. The password is the proof. */
export const signInAction = definePublicAction({
  input: z.looseObject({ target: z.string().max(4_000).optional() }),
  secret: ["password"],
  run: async (ctx, { target, ...credentials }) => {
    const person = await signIn(ctx, credentials, await requestAddress(), await readDevice());
    await startSession(person);
    return { target: localPath(target) };
  },
  next: ({ target }) => target,
});
