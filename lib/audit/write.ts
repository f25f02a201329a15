import "server-only";
import type { Ctx } from "@/lib/context";
import { auditLog } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { withoutNul } from "@/lib/text/without-nul";
import type { AuditAction } from "./schemas";

export type AuditEntry = {
  action: AuditAction;
  targetKind:
    | "organization"
    | "customer"
    | "staff"
    | "operation"
    | "import"
    | "sync"
    | "session"
    | "quota"
    | "alert"
    | "channel"
    | "settings";
  target?: string;
  targetLabel?: string;
  outcome: "requested" | "succeeded" | "failed" | "unknown" | "refused";
  before?: unknown;
  after?: unknown;
  operationId?: string;
};

const PART = 500;

/**
 * Appends audit rows in this order, in the caller's transaction `tx`, with one statement: an import has up to a
 * thousand.
 */
export async function writeAudits(
  tx: Db,
  ctx: Pick<Ctx, "requestId" | "now">,
  entries: readonly AuditEntry[],
  who: { id: string | null; name: string },
): Promise<void> {
  const rows = entries.map((entry) =>
    withoutNul({
      at: ctx.now(),
      actorId: who.id,
      actorName: who.name,
      action: entry.action,
      targetKind: entry.targetKind,
      target: (entry.target ?? "").slice(0, 200),
      targetLabel: (entry.targetLabel ?? "").slice(0, 500),
      outcome: entry.outcome,
      before: entry.before ?? null,
      after: entry.after ?? null,
      operationId: entry.operationId ?? null,
      requestId: ctx.requestId,
    }),
  );
  for (let at = 0; at < rows.length; at += PART) await tx.insert(auditLog).values(rows.slice(at, at + PART));
}

/** Appends one audit row in the caller's transaction `tx`: if it can't be written, the change is rolled back too. */
export function writeAudit(
  tx: Db,
  ctx: Pick<Ctx, "requestId" | "now">,
  entry: AuditEntry,
  who: { id: string | null; name: string },
): Promise<void> {
  return writeAudits(tx, ctx, [entry], who);
}

/** The same for a change that the current user made. */
export const auditChange = (tx: Db, ctx: Ctx, entry: Omit<AuditEntry, "outcome">): Promise<void> =>
  writeAudit(tx, ctx, { ...entry, outcome: "succeeded" }, ctx.actor);
