import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import type { languageSchema } from "./schemas";

/** Saves a person's own choice of language. An unchanged choice isn't audited. */
export async function chooseLanguage(ctx: Ctx, { language }: z.infer<typeof languageSchema>): Promise<void> {
  const { id, name } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select({ language: staff.language }).from(staff).where(eq(staff.id, id)).for("update");
    if (!before || before.language === language) return;
    await tx.update(staff).set({ language, updatedAt: ctx.now() }).where(eq(staff.id, id));
    await auditChange(tx, ctx, {
      action: "staff.change-language",
      targetKind: "staff",
      target: id,
      targetLabel: name,
      before,
      after: { language },
    });
  });
}
