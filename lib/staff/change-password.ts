import "server-only";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { hashPassword, verifyPassword } from "./password";
import { requireStrongPassword } from "./password-strength";
import { countOwnPasswordAttempt } from "./rate-limit";
import type { changePasswordSchema } from "./schemas";

/**
 * Changes the person's own password and ends all sessions, including this one. Throws AppError `invalid-input` for a
 * wrong current password or a weak new one, `rate-limited` after too many tries.
 */
export async function changeOwnPassword(ctx: Ctx, input: z.infer<typeof changePasswordSchema>): Promise<void> {
  const attempt = await countOwnPasswordAttempt(ctx);
  const [person] = await ctx.db.select().from(staff).where(eq(staff.id, ctx.actor.id));
  if ((await verifyPassword(person?.passwordHash, input.current)) === "wrong") {
    throw new AppError("invalid-input", message("account.errors.wrongUnchanged"), {
      current: message("account.errors.wrong"),
    });
  }
  if (input.current.normalize("NFKC") === input.password.normalize("NFKC")) {
    const same = message("account.errors.same");
    throw new AppError("invalid-input", same, { password: same });
  }
  requireStrongPassword(input.password, ctx.actor);
  const passwordHash = await hashPassword(input.password);
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(staff)
      .set({
        passwordHash,
        mustChangePassword: false,
        sessionVersion: sql`${staff.sessionVersion} + 1`,
        updatedAt: ctx.now(),
      })
      .where(eq(staff.id, ctx.actor.id));
    await auditChange(tx, ctx, {
      action: "staff.change-password",
      targetKind: "staff",
      target: ctx.actor.id,
      targetLabel: ctx.actor.name,
    });
  });
  await attempt.refund();
}
