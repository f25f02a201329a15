import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { alerts } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { withoutNul } from "@/lib/text-keys";
import { toAlert } from "./row";
import type { AcknowledgeInput } from "./schemas";
import { alertTitle } from "./words";

/**
 * Notes that somebody takes care of an open alert. Throws AppError `not-found`, or `conflict` when it has closed or was
 * acknowledged before: the first note stays.
 */
export async function acknowledgeAlert(ctx: Ctx, input: AcknowledgeInput): Promise<void> {
  const note = withoutNul(input.note);
  await ctx.db.transaction(async (tx) => {
    const values = {
      acknowledgedAt: ctx.now(),
      acknowledgedById: ctx.actor.id,
      acknowledgedBy: ctx.actor.name,
      note,
    };
    const isOpen = and(eq(alerts.id, input.id), isNull(alerts.closedAt), isNull(alerts.acknowledgedAt));
    const [row] = await tx.update(alerts).set(values).where(isOpen).returning();
    if (!row) {
      const [now] = await tx.select().from(alerts).where(eq(alerts.id, input.id));
      if (!now) throw new AppError("not-found", "There is no such alert.");
      const by = now.acknowledgedBy;
      throw new AppError(
        "conflict",
        by ? `${by} has acknowledged this alert already. Nothing was changed.` : "This alert has closed meanwhile.",
      );
    }
    const entry = {
      action: "alert.acknowledge",
      targetKind: "alert",
      target: row.id,
      targetLabel: alertTitle(toAlert(row)),
      outcome: "succeeded",
      after: { note },
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
