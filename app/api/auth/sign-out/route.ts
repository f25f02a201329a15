import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { endSession, readSession } from "@/lib/auth/session-cookie";
import { isSignOutToken } from "@/lib/auth/session-token";
import { getDatabase } from "@/lib/db/global";
import { signOut } from "@/lib/staff/sign-out";

/** Ends every session of the person, also on other devices, and leads to the sign-in page. Only with the token of this session. */
export async function POST(request: NextRequest): Promise<Response> {
  const session = await readSession(request.cookies);
  if (session) {
    const form = await request.formData().catch(() => null);
    if (!isSignOutToken(form?.get("token"), session))
      return new Response("This page belongs to an earlier session. Go back, reload it and sign out again.", {
        status: 403,
      });
    const { db } = await getDatabase();
    await signOut({ db, now: () => new Date(), requestId: randomUUID() }, session.sub, session.sessionVersion);
    await endSession();
  }
  return new Response(null, { status: 303, headers: { Location: "/sign-in" } });
}
