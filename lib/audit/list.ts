import "server-only";
import { and, desc, eq, gte, lt, type SQL } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { auditLog } from "@/lib/db/schema";
import { numberedPage } from "@/lib/paging/place";
import { readTimeZone } from "@/lib/settings/time-zone";
import { dayEnd, dayStart } from "@/lib/time/zone";
import { type AuditAction, auditActionSchema } from "./schemas";

/** `day` is a day of the console's time zone, `YYYY-MM-DD`. Empty strings do not filter. */
export type AuditQuery = {
  actorId: string;
  action: AuditAction | "";
  target: string;
  day: string;
  page: number;
  size: number;
};

/**
 * A row of the audit log as pages show it. `at` is an ISO string; `hasAccount`: a team member, otherwise the command
 * line, the first setup, or someone not signed in; `action` is null for one of another version.
 */
function toRow({ at, action, actorId, ...row }: typeof auditLog.$inferSelect) {
  const known = auditActionSchema.safeParse(action).data ?? null;
  return { ...row, hasAccount: actorId !== null, at: at.toISOString(), action: known, actionRaw: action };
}
export type AuditRow = ReturnType<typeof toRow>;

async function dayRange(ctx: Pick<Ctx, "db">, day: string): Promise<SQL | undefined> {
  if (Number.isNaN(Date.parse(day))) return undefined;
  const timeZone = await readTimeZone(ctx);
  return and(gte(auditLog.at, dayStart(day, timeZone)), lt(auditLog.at, dayEnd(day, timeZone)));
}

/** The audit log, newest first, filtered by person, action, target and day. A page beyond the last yields the last. */
export async function listAudit(ctx: Pick<Ctx, "db">, query: AuditQuery) {
  const filter = and(
    query.actorId === "" ? undefined : eq(auditLog.actorId, query.actorId),
    query.action === "" ? undefined : eq(auditLog.action, query.action),
    query.target === "" ? undefined : eq(auditLog.target, query.target),
    query.day === "" ? undefined : await dayRange(ctx, query.day),
  );
  return numberedPage(ctx.db, auditLog, filter, query, async (limit, offset) => {
    const rows = ctx.db.select().from(auditLog).where(filter);
    return (await rows.orderBy(desc(auditLog.at), desc(auditLog.id)).limit(limit).offset(offset)).map(toRow);
  });
}
