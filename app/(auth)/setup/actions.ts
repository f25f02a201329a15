"use server";

import { definePublicAction } from "@/lib/action";
import { requestAddress } from "@/lib/http/request-address";
import { createFirstAdmin } from "@/lib/staff/first-admin";
import { firstAdminSchema } from "@/lib/staff/schemas";

/**
 * Works without scripts. Requires the terminal's code instead of a session, and works only until the first account
 * exists.
 */
export const createFirstAdminAction = definePublicAction({
  input: firstAdminSchema,
  secret: ["password"],
  next: () => "/sign-in",
  run: async (ctx, input) => {
    await createFirstAdmin(ctx, input, await requestAddress());
    return null;
  },
});
