import "server-only";
import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { imports, operations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { pageWithin } from "@/lib/paging/place";
import { NOT_SENT } from "./end";
import { type ImportPage, type ImportView, type RowCounts, rowGroups } from "./model";
import { type ImportRowsQuery, rowGroupSchema } from "./schemas";

type Operation = typeof operations.$inferSelect;
type ReadCtx = Pick<Ctx, "db" | "now">;
const uuid = z.uuid();

/** A row's group, by its state and outcome. */
const group = sql<string>`CASE
  WHEN ${operations.state} = 'succeeded' THEN 'created'
  WHEN ${operations.state} = 'recorded' THEN 'waiting'
  WHEN ${operations.state} = 'sent' THEN 'under-way'
  WHEN ${operations.state} IN ('unknown', 'undecided') THEN 'unknown'
  WHEN ${operations.state} = 'failed' AND ${operations.error} ->> 'code' = ${NOT_SENT} THEN 'not-sent'
  ELSE 'failed' END`;

async function countGroups({ db }: ReadCtx, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ importId: operations.importId, group: group.as("row_group"), state: operations.state, n: count() })
    .from(operations)
    .where(inArray(operations.importId, ids))
    .groupBy(operations.importId, sql`row_group`, operations.state);
}

function viewOf(row: typeof imports.$inferSelect, counted: Awaited<ReturnType<typeof countGroups>>): ImportView {
  const own = counted.filter(({ importId }) => importId === row.id);
  const sum = (found: typeof own) => found.reduce((total, { n }) => total + n, 0);
  const of = (name: string) => sum(own.filter((each) => each.group === name));
  const counts: RowCounts = {
    created: of("created"),
    "under-way": of("under-way"),
    waiting: of("waiting"),
    failed: of("failed"),
    unknown: of("unknown"),
    "not-sent": of("not-sent"),
  };
  return {
    id: row.id,
    fileName: row.fileName,
    actorName: row.actorName,
    rows: row.rows,
    leftOut: row.leftOut,
    counts,
    undecided: sum(own.filter(({ state }) => state === "undecided")),
    problem: counts.waiting > 0 ? row.problem : null,
    stopped: row.stoppedAt
      ? { at: row.stoppedAt.toISOString(), by: row.stoppedBy, reason: row.stopReason ?? "" }
      : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** One import. Throws AppError `not-found`. */
export async function getImport(ctx: ReadCtx, id: string): Promise<ImportView> {
  const missing = new AppError("not-found", message("imports.errors.notFound"));
  if (!uuid.safeParse(id).success) throw missing;
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
  if (!row) throw missing;
  return viewOf(row, await countGroups(ctx, [id]));
}

/** The newest imports by anyone. */
export async function listImports(ctx: ReadCtx, limit = 10): Promise<ImportView[]> {
  const rows = await ctx.db.select().from(imports).orderBy(desc(imports.createdAt), desc(imports.id)).limit(limit);
  const counted = await countGroups(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewOf(row, counted));
}

const CLOSED = storable(message("imports.reasons.closed"));

/**
 * Why a row didn't become an organization, as stored; null for a row that did or still may. A closed row keeps its
 * reason.
 */
export function reasonOf(state: Operation["state"], error: Operation["error"]): string | null {
  if (state === "closed") return CLOSED;
  return error && state !== "succeeded" ? error.message : null;
}

/** Rows of an import in file order, filtered by `where`. */
export async function readRows(ctx: Pick<Ctx, "db">, where: SQL | undefined, limit: number, offset: number) {
  const { id, importLine, label, state, target, error, input, customerId } = operations;
  const shown = { operationId: id, line: importLine, name: label, state, group, target, error, input, customerId };
  return ctx.db.select(shown).from(operations).where(where).orderBy(asc(importLine)).limit(limit).offset(offset);
}

export const rowsOfImport = (id: string, groups: readonly string[] = rowGroups) =>
  and(eq(operations.importId, id), groups.length < rowGroups.length ? inArray(group, [...groups]) : undefined);

/** One page of an import's rows; a page beyond the last yields the last. Throws AppError `not-found`. */
export async function getImportPage(ctx: ReadCtx, id: string, query: ImportRowsQuery): Promise<ImportPage> {
  const view = await getImport(ctx, id);
  const total = query.group === "" ? view.rows : view.counts[query.group];
  const page = pageWithin(query, total);
  const where = rowsOfImport(id, query.group === "" ? rowGroups : [query.group]);
  const rows = await readRows(ctx, where, query.size, (page - 1) * query.size);
  return {
    now: ctx.now().toISOString(),
    import: view,
    total,
    page,
    rows: rows.map(({ operationId, line, name, state, target, error, ...row }) => ({
      ...{ operationId, line: line ?? 0, name, state },
      group: rowGroupSchema.parse(row.group),
      address: state === "succeeded" ? target : null,
      reason: reasonOf(state, error),
    })),
  };
}

/** Recorded creations that haven't been sent: Vocdoni doesn't count them yet, and each will take a slot. */
export const countWaiting = ({ db }: Pick<Ctx, "db">): Promise<number> =>
  db.$count(operations, and(eq(operations.state, "recorded"), eq(operations.kind, "organization.create")));
