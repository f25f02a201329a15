import "server-only";
import { and, count, desc, eq, inArray, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { pageWithin } from "@/lib/paging/place";
import type { OperationKind, OperationState, OperationView } from "./model";
import { unappliedFieldSchema, unrequestedChangeSchema } from "./schemas";

const uuid = z.uuid();
const resultSchema = z
  .object({ kept: z.array(unappliedFieldSchema).optional(), also: z.array(unrequestedChangeSchema).optional() })
  .nullable()
  .catch(null);
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** Messages are returned as stored; `operationInLanguage` translates them. */
export function toView(row: typeof operations.$inferSelect): OperationView {
  const result = resultSchema.parse(row.result);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    label: row.label,
    target: row.target,
    customerId: row.customerId,
    importId: row.importId,
    actorName: row.actorName,
    steps: row.steps,
    error: row.error ? { code: row.error.code, message: row.error.message } : null,
    kept: result?.kept ?? [],
    also: result?.also ?? [],
    attempts: row.attempts,
    countedBefore: row.witness?.managedOrgs ?? null,
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
    sentAt: iso(row.sentAt),
    finishedAt: iso(row.finishedAt),
    nextLookAt: iso(row.nextLookAt),
  };
}

/** One operation. Throws AppError `not-found`. */
export async function getOperation(ctx: Pick<Ctx, "db">, id: string): Promise<OperationView> {
  const missing = new AppError("not-found", message("operations.errors.notFound"));
  if (!uuid.safeParse(id).success) throw missing;
  const [row] = await ctx.db.select().from(operations).where(eq(operations.id, id));
  if (!row) throw missing;
  return toView(row);
}

export type OperationQuery = {
  kind: OperationKind | "";
  state: "open" | OperationState | "";
  target?: string;
  page: number;
  size: number;
};

export const openStates: OperationState[] = ["recorded", "sent", "unknown", "undecided"];

/** Operations, newest first. A page beyond the last yields the last. */
export async function listOperations(
  ctx: Pick<Ctx, "db">,
  query: OperationQuery,
): Promise<{ rows: OperationView[]; total: number; page: number }> {
  const states = query.state === "open" ? openStates : query.state === "" ? null : [query.state];
  const filter: SQL | undefined = and(
    query.kind === "" ? undefined : eq(operations.kind, query.kind),
    states ? inArray(operations.state, states) : undefined,
    query.target === undefined ? undefined : eq(operations.target, query.target),
  );
  const [counted] = await ctx.db.select({ n: count() }).from(operations).where(filter);
  const total = counted?.n ?? 0;
  const page = pageWithin(query, total);
  const rows = await ctx.db
    .select()
    .from(operations)
    .where(filter)
    .orderBy(desc(operations.createdAt), desc(operations.id))
    .limit(query.size)
    .offset((page - 1) * query.size);
  return { rows: rows.map(toView), total, page };
}

/** The number of open operations, and how many of them need a decision. */
export async function countOpenOperations(ctx: Pick<Ctx, "db">): Promise<{ open: number; undecided: number }> {
  const rows = await ctx.db
    .select({ state: operations.state, n: count() })
    .from(operations)
    .where(inArray(operations.state, openStates))
    .groupBy(operations.state);
  const open = rows.reduce((sum, row) => sum + row.n, 0);
  return { open, undecided: rows.find((row) => row.state === "undecided")?.n ?? 0 };
}
