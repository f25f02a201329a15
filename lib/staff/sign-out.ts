import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";

/**
 * Ends all sessions of a person: a copied cookie is invalid after signing out. `sessionVersion` is the cookie's; an
 * expired one ends nothing.
 */
export async function signOut(
  ctx: Pick<Ctx, "db" | "now" | "requestId">,
  staffId: string,
  sessionVersion: number,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [person] = await tx
      .update(staff)
      .set({ sessionVersion: sql`${staff.sessionVersion} + 1` })
      .where(and(eq(staff.id, staffId), eq(staff.sessionVersion, sessionVersion)))
      .returning();
    if (!person) return;
    const entry = { action: "session.sign-out", targetKind: "session", target: person.email } as const;
    await writeAudit(tx, ctx, { ...entry, outcome: "succeeded" }, person);
  });
}
