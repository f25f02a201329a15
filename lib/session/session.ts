import "server-only";
import { eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { cache } from "react";
import { demand } from "@/lib/auth/demand";
import type { Actor, Permission } from "@/lib/auth/permissions";
import { readSession } from "@/lib/auth/session-cookie";
import { signOutToken } from "@/lib/auth/session-token";
import { getDatabase } from "@/lib/db/global";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";

export type CurrentActor = Actor & { mustChangePassword: boolean };

const getSession = cache(async () => readSession(await cookies()));

/** The token with which a page ends its own session; "" when nobody is signed in. */
export async function getSignOutToken(): Promise<string> {
  const session = await getSession();
  return session ? signOutToken(session) : "";
}

/**
 * The current user, read from the database for this request; null when signed out or no longer allowed in. A demoted,
 * disabled or signed-out person loses access with the next request.
 */
export const getActor = cache(async (): Promise<CurrentActor | null> => {
  const session = await getSession();
  if (!session) return null;
  const { db } = await getDatabase();
  const [person] = await db.select().from(staff).where(eq(staff.id, session.sub));
  if (!person || person.disabledAt || person.sessionVersion !== session.sessionVersion) return null;
  const { id, name, email, role, mustChangePassword } = person;
  return { id, name, email, role, mustChangePassword };
});

/** For actions and route handlers. Throws AppError `unauthenticated`, `forbidden` or `password-change-required`. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await getActor();
  if (!actor) throw new AppError("unauthenticated", message("auth.session.signedOut"));
  if (actor.mustChangePassword && permission !== "account:own") {
    throw new AppError("password-change-required", message("auth.session.changePassword"));
  }
  demand(actor, permission);
  return actor;
}
