"use server";

import { headers } from "next/headers";
import { definePublicAction } from "@/lib/action";
import { clientAddress } from "@/lib/auth/client-address";
import { getEnv } from "@/lib/env";
import { getSystemContext } from "@/lib/server-context";
import { createFirstAdmin } from "@/lib/staff/first-admin";
import { firstAdminSchema } from "@/lib/staff/schemas";

/** Works without scripts too. It asks for the terminal's code instead of a session, and works only while there is nobody. */
export const createFirstAdminAction = definePublicAction({
  input: firstAdminSchema,
  secret: ["password"],
  next: () => "/sign-in",
  run: async (requestId, input) => {
    const forwardedFor = (await headers()).get("x-forwarded-for") ?? undefined;
    const address = clientAddress(forwardedFor, getEnv().TRUSTED_PROXY_HOPS);
    await createFirstAdmin(await getSystemContext(requestId), input, address);
    return null;
  },
});
