"use server";

import { definePublicAction } from "@/lib/action";
import { requestAddress } from "@/lib/http/request-address";
import { getSystemContext } from "@/lib/server-context";
import { createFirstAdmin } from "@/lib/staff/first-admin";
import { firstAdminSchema } from "@/lib/staff/schemas";

/** Works without scripts too. It asks for the terminal's code instead of a session, and works only until the first account exists. */
export const createFirstAdminAction = definePublicAction({
  input: firstAdminSchema,
  secret: ["password"],
  next: () => "/sign-in",
  run: async (requestId, input) => {
    const address = await requestAddress();
    await createFirstAdmin(await getSystemContext(requestId), input, address);
    return null;
  },
});
