import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { alerts } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { withoutNul } from "@/lib/text/without-nul";
import { titleMessage } from "./describe";
import { toAlert } from "./row";
import type { AcknowledgeInput } from "./schemas";

/**
 * Acknowledges an open alert. Throws AppError `not-found`, or `conflict` when it has closed or was already
 * acknowledged: the first note wins.
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
      if (!now) throw new AppError("not-found", message("alerts.errors.gone"));
      const by = now.acknowledgedBy;
      throw new AppError(
        "conflict",
        by ? message("alerts.errors.acknowledged", { name: by }) : message("alerts.errors.closed"),
      );
    }
    await auditChange(tx, ctx, {
      action: "alert.acknowledge",
      targetKind: "alert",
      target: row.id,
      targetLabel: storable(titleMessage(toAlert(row))),
      after: { note },
    });
  });
}
