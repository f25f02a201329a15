"use server";

import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { parseInput, toActionError } from "@/lib/action";
import { clientAddress } from "@/lib/auth/client-address";
import { getEnv } from "@/lib/env";
import { actionReached } from "@/lib/http/malformed";
import type { Result } from "@/lib/result";
import { getSystemContext } from "@/lib/server-context";
import { createFirstAdmin } from "@/lib/staff/first-admin";
import { firstAdminSchema } from "@/lib/staff/schemas";

/** The one action without a session: it asks for the terminal's code instead, and works only while there is nobody. */
export async function createFirstAdminAction(input: unknown): Promise<Result<null>> {
  actionReached();
  const requestId = randomUUID();
  try {
    const address = clientAddress((await headers()).get("x-forwarded-for") ?? undefined, getEnv().TRUSTED_PROXY_HOPS);
    await createFirstAdmin(await getSystemContext(requestId), parseInput(firstAdminSchema, input), address);
    return { ok: true, data: null };
  } catch (error) {
    return { ok: false, error: toActionError(error, requestId) };
  }
}
