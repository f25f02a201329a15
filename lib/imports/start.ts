import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { uniqueViolation } from "@/lib/db/errors";
import { imports } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { auditRequested, type Begin, writeOperations } from "@/lib/operations/begin";
import { getRowChoices, getSlots } from "@/lib/organizations/form-options";
import { contentHash } from "@/lib/text/content-hash";
import { withoutNul } from "@/lib/text/without-nul";
import { createCustomers } from "./customers";
import { chosenRows, type PlannedRow, planImport } from "./plan";
import { countWaiting } from "./read";
import type { StartImportInput } from "./schemas";
import { type SlotVerdict, slotVerdict } from "./slot-verdict";

/** When two imports start at once, the second sees the slots that the first took. */
const START_LOCK = 7_302_147;

/** The import that this form already started, or null. Throws AppError `conflict` when it came with another file. */
async function findEarlierImport(db: Db, { formToken }: StartImportInput, inputHash: string): Promise<string | null> {
  const [row] = await db
    .select({ id: imports.id, inputHash: imports.inputHash })
    .from(imports)
    .where(eq(imports.formToken, formToken));
  if (!row) return null;
  if (row.inputHash === inputHash) return row.id;
  throw new AppError("conflict", message("imports.errors.otherRows"));
}

function refusal(verdict: Exclude<SlotVerdict, { verdict: "fits" }>): Message {
  if (verdict.reason === "off") return message("imports.errors.off");
  return message("imports.errors.overLimit", { over: verdict.over, left: verdict.left });
}

function beginOf(importId: string, { line, name, type, fields }: PlannedRow, customerId: string | null): Begin {
  const formToken = randomUUID();
  return {
    kind: "organization.create",
    formToken,
    target: null,
    label: name,
    customerId,
    input: { ...fields, type, customerId: customerId ?? "", formToken },
    row: { importId, line },
  };
}

async function writeRows(tx: Db, ctx: Ctx, importId: string, rows: readonly PlannedRow[]): Promise<void> {
  const newCustomers = new Set(rows.flatMap(({ customer }) => (customer.make ? [customer.make] : [])));
  const made = await createCustomers(tx, ctx, [...newCustomers]);
  const begins = rows.map((row) => {
    const { id, make } = row.customer;
    return beginOf(importId, row, make ? (made.get(make) ?? null) : id);
  });
  await auditRequested(tx, ctx, begins, await writeOperations(tx, ctx, begins));
}

/**
 * Records an import with one operation per row, all or none; nothing has been sent yet. Submitting the same form token
 * again (a double click, a retry after a lost response) yields the existing import. Throws AppError `conflict` when the
 * preview is out of date or there are too few slots (never on staging).
 */
export async function startImport(ctx: Ctx, input: StartImportInput): Promise<{ importId: string }> {
  const { text, fileName, defaultType, includeExisting } = input;
  const inputHash = contentHash({ text, defaultType, includeExisting });
  const before = await findEarlierImport(ctx.db, input, inputHash);
  if (before !== null) return { importId: before };
  const [choices, slots] = await Promise.all([getRowChoices(ctx), getSlots(ctx, 0)]);
  const importId = randomUUID();
  const begin = async (tx: Db): Promise<string> => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${START_LOCK})`);
    const twin = await findEarlierImport(tx, input, inputHash);
    if (twin !== null) return twin;
    const plan = await planImport({ db: tx }, input, choices);
    if (plan.digest !== input.digest) throw new AppError("conflict", message("imports.errors.changed"));
    const rows = chosenRows(plan, includeExisting === "yes");
    if (rows.length === 0) throw new AppError("invalid-input", message("imports.errors.noRows"));
    const verdict = slotVerdict({ slots, waiting: await countWaiting({ db: tx }) }, rows.length);
    if (verdict.verdict === "stops") throw new AppError("conflict", refusal(verdict));
    const now = ctx.now();
    await tx.insert(imports).values({
      id: importId,
      formToken: input.formToken,
      inputHash,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      fileName: withoutNul(fileName),
      rows: rows.length,
      leftOut: plan.total - rows.length,
      requestId: ctx.requestId,
      advancedAt: now,
      createdAt: now,
    });
    const after = { rows: rows.length, leftOut: plan.total - rows.length, includeExisting: includeExisting === "yes" };
    const entry = { action: "import.start", targetKind: "import", target: importId, outcome: "requested" } as const;
    await writeAudit(tx, ctx, { ...entry, targetLabel: fileName, after }, ctx.actor);
    await writeRows(tx, ctx, importId, rows);
    return importId;
  };
  try {
    return { importId: await ctx.db.transaction(begin) };
  } catch (error) {
    if (uniqueViolation(error) !== "customers_external_id_key") throw error;
    throw new AppError("conflict", message("imports.errors.customerTaken"));
  }
}
