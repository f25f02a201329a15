import "server-only";
import { eq } from "drizzle-orm";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getDatabase } from "@/lib/db/global";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { getAuthOptions } from "./options";
import { type Actor, can, type Permission } from "./permissions";

export type CurrentActor = Actor & { mustChangePassword: boolean };

/**
 * Who is asking, read from the database for this request; null when nobody is signed in, or no longer may be.
 * A demoted, disabled or signed-out person loses access with the next request.
 */
export const getActor = cache(async (): Promise<CurrentActor | null> => {
  const session = await getServerSession(getAuthOptions());
  if (!session?.staffId) return null;
  const { db } = await getDatabase();
  const [person] = await db.select().from(staff).where(eq(staff.id, session.staffId));
  if (!person || person.disabledAt || person.sessionVersion !== session.sessionVersion) return null;
  const { id, name, email, role, mustChangePassword } = person;
  return { id, name, email, role, mustChangePassword };
});

/** For actions and route handlers. Throws AppError `unauthenticated`, `forbidden` or `password-change-required`. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await getActor();
  if (!actor) throw new AppError("unauthenticated", "You are signed out. Sign in again; what you typed is still here.");
  if (actor.mustChangePassword && permission !== "account:own") {
    throw new AppError("password-change-required", "Choose a password of your own first, under Account.");
  }
  if (!can(actor.role, permission)) {
    throw new AppError("forbidden", `Your role (${actor.role}) does not allow this. Nothing was changed.`);
  }
  return actor;
}

/**
 * For pages: sends the signed-out to the sign-in page, which leads back to where they were, and shows the 403 page to
 * those whose role lacks the permission.
 */
export async function requirePagePermission(permission: Permission): Promise<Actor> {
  const actor = await getActor();
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
  if (actor.mustChangePassword && permission !== "account:own") redirect("/account");
  if (!can(actor.role, permission)) forbidden();
  return actor;
}
