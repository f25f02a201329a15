import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { writeAudits } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { uniqueViolation } from "@/lib/db/errors";
import { operations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { contentHash } from "@/lib/text/content-hash";
import { withoutNul } from "@/lib/text/without-nul";
import type { OperationKind } from "./model";

export type Begin = {
  kind: OperationKind;
  formToken: string;
  target: string | null;
  label: string;
  customerId?: string | null;
  input: Record<string, unknown>;
  before?: unknown;
  /** The import that this operation is a row of, and its line in the file. */
  row?: { importId: string; line: number };
};

/** Written in the same transaction: a new customer, whose ID is stored with the operation. */
type CustomerCreation = { addCustomer?: (tx: Db) => Promise<string> };

const PART = 500;

function rowOf(ctx: Ctx, begin: Begin) {
  const input = withoutNul(begin.input);
  return {
    id: randomUUID(),
    kind: begin.kind,
    formToken: begin.formToken,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    target: begin.target,
    label: withoutNul(begin.label).slice(0, 500),
    customerId: begin.customerId ?? null,
    input,
    inputHash: contentHash({ kind: begin.kind, target: begin.target, input }),
    requestId: ctx.requestId,
    importId: begin.row?.importId ?? null,
    importLine: begin.row?.line ?? null,
    steps: [
      { at: ctx.now().toISOString(), step: storable(message("operations.step.recorded")), status: "done" as const },
    ],
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  };
}

/** Records operations in the caller's transaction, with their audit rows. Returns their IDs, in this order. */
export async function writeOperations(tx: Db, ctx: Ctx, begins: readonly Begin[]): Promise<string[]> {
  const rows = begins.map((begin) => rowOf(ctx, begin));
  for (let at = 0; at < rows.length; at += PART) await tx.insert(operations).values(rows.slice(at, at + PART));
  return rows.map(({ id }) => id);
}

/** The audit rows of newly recorded operations, in the same order. */
export function auditRequested(tx: Db, ctx: Ctx, begins: readonly Begin[], ids: readonly string[]): Promise<void> {
  const entries = begins.map(({ kind, target, label, before, input }, index) => ({
    action: kind,
    targetKind: "organization" as const,
    target: target ?? ids[index] ?? "",
    targetLabel: label,
    outcome: "requested" as const,
    before,
    after: withoutNul(input),
    operationId: ids[index] ?? "",
  }));
  return writeAudits(tx, ctx, entries, ctx.actor);
}

/**
 * Records an operation, with its audit row, before anything is sent. Submitting the same form token again (a double
 * click, a retry after a lost response) yields the existing operation. Throws AppError `conflict` when the token came
 * with other input, or the target has an open operation.
 */
export async function beginOperation(
  ctx: Ctx,
  begin: Begin & CustomerCreation,
): Promise<{ id: string; existing: boolean }> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const ids = await writeOperations(tx, ctx, [begin]);
      const [id] = ids;
      if (id === undefined) throw new Error("the operation was not written");
      if (begin.addCustomer) {
        const customerId = await begin.addCustomer(tx);
        await tx.update(operations).set({ customerId }).where(eq(operations.id, id));
      }
      await auditRequested(tx, ctx, [begin], ids);
      return { id, existing: false };
    });
  } catch (error) {
    const constraint = uniqueViolation(error);
    if (constraint === undefined || !constraint.startsWith("operations_")) throw error;
    if (constraint === "operations_one_open_per_target_key") {
      throw new AppError("conflict", message("operations.errors.changeInProgress"));
    }
    const { kind, target } = begin;
    return existing(ctx, begin.formToken, contentHash({ kind, target, input: withoutNul(begin.input) }));
  }
}

/**
 * The operation that this form already started, or null. For verbs whose checks fail once their own effect is visible:
 * resubmitting an edit or a deletion after a lost response yields that operation instead of an error.
 */
export async function operationOfForm(
  ctx: Pick<Ctx, "db">,
  form: { kind: OperationKind; formToken: string; target: string },
): Promise<{ id: string; input: unknown } | null> {
  const [row] = await ctx.db
    .select({ id: operations.id, input: operations.input })
    .from(operations)
    .where(
      and(eq(operations.formToken, form.formToken), eq(operations.kind, form.kind), eq(operations.target, form.target)),
    );
  return row ?? null;
}

async function existing(ctx: Ctx, formToken: string, inputHash: string): Promise<{ id: string; existing: true }> {
  const [row] = await ctx.db
    .select({ id: operations.id, inputHash: operations.inputHash })
    .from(operations)
    .where(eq(operations.formToken, formToken));
  if (row && row.inputHash === inputHash) return { id: row.id, existing: true };
  throw new AppError("conflict", message("operations.errors.formAlreadySent"));
}
