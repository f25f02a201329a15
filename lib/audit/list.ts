import "server-only";
import { and, count, desc, eq, gte, lt, type SQL } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { auditLog } from "@/lib/db/schema";
import { pageWithin } from "@/lib/paging/place";
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

/** A row of the audit log as pages show it. `at` is an ISO string. */
export type AuditRow = {
  id: number;
  at: string;
  actorName: string;
  /** A team member; otherwise the command line, the first setup, or someone not signed in. */
  hasAccount: boolean;
  action: AuditAction | null;
  actionRaw: string;
  targetKind: string;
  target: string;
  targetLabel: string;
  outcome: "requested" | "succeeded" | "failed" | "unknown" | "refused";
  before: unknown;
  after: unknown;
  operationId: string | null;
  requestId: string;
};

async function dayRange(ctx: Pick<Ctx, "db">, day: string): Promise<SQL | undefined> {
  if (Number.isNaN(Date.parse(day))) return undefined;
  const timeZone = await readTimeZone(ctx);
  return and(gte(auditLog.at, dayStart(day, timeZone)), lt(auditLog.at, dayEnd(day, timeZone)));
}

/** The audit log, newest first, filtered by person, action, target and day. A page beyond the last yields the last. */
export async function listAudit(
  ctx: Pick<Ctx, "db">,
  query: AuditQuery,
): Promise<{ rows: AuditRow[]; total: number; page: number }> {
  const filter = and(
    query.actorId === "" ? undefined : eq(auditLog.actorId, query.actorId),
    query.action === "" ? undefined : eq(auditLog.action, query.action),
    query.target === "" ? undefined : eq(auditLog.target, query.target),
    query.day === "" ? undefined : await dayRange(ctx, query.day),
  );
  const [counted] = await ctx.db.select({ n: count() }).from(auditLog).where(filter);
  const total = counted?.n ?? 0;
  const page = pageWithin(query, total);
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(filter)
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(query.size)
    .offset((page - 1) * query.size);
  return {
    total,
    page,
    rows: rows.map(({ at, action, actorId, ...row }) => {
      const known = auditActionSchema.safeParse(action);
      return {
        ...row,
        hasAccount: actorId !== null,
        at: at.toISOString(),
        action: known.success ? known.data : null,
        actionRaw: action,
      };
    }),
  };
}
