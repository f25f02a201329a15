import type { NextRequest } from "next/server";
import { endSession, readSession } from "@/lib/auth/session-cookie";
import { isSignOutToken } from "@/lib/auth/session-token";
import { getText } from "@/lib/messages/get-text";
import { getSystemContext } from "@/lib/server-context";
import { signOut } from "@/lib/staff/sign-out";

/**
 * Ends all of the person's sessions, including on other devices, and redirects to the sign-in page. Requires this
 * session's token.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const session = await readSession(request.cookies);
  if (session) {
    const form = await request.formData().catch(() => null);
    if (!isSignOutToken(form?.get("token"), session)) {
      return new Response((await getText("auth.signOut"))("stale"), { status: 403 });
    }
    await signOut(await getSystemContext(), session.sub, session.sessionVersion);
    await endSession();
  }
  return new Response(null, { status: 303, headers: { Location: "/sign-in" } });
}
