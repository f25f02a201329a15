import "server-only";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { auditChange, writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { uniqueViolation } from "@/lib/db/errors";
import { staff } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { isoDates } from "@/lib/time/iso-dates";
import { hashPassword } from "./password";
import { requireStrongPassword } from "./password-strength";
import type { CreateStaffInput, resetPasswordSchema, staffIdSchema, updateStaffSchema } from "./schemas";

const missing = () => new AppError("not-found", message("team.errors.missing"));

/** Everyone who may or could sign in, by name. */
export async function listStaff(ctx: Pick<Ctx, "db">) {
  const { id, name, email, role, disabledAt, lastSignInAt, createdAt } = staff;
  const shown = { id, name, email, role, disabledAt, lastSignInAt, createdAt };
  const rows = await ctx.db.select(shown).from(staff).orderBy(asc(name), asc(id));
  return rows.map((row) => isoDates(row));
}

/** A person as the team page shows them. */
export type StaffRow = Awaited<ReturnType<typeof listStaff>>[number];

/** Adds a person. They must choose a password of their own at their first sign-in, unless `chosen` says they did. */
export async function createStaff(
  ctx: Pick<Ctx, "db" | "now" | "requestId">,
  input: CreateStaffInput,
  who: { id: string | null; name: string },
  chosen = false,
): Promise<{ id: string }> {
  const { email, name, role } = input;
  requireStrongPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  try {
    return await ctx.db.transaction(async (tx) => {
      const now = ctx.now();
      const [row] = await tx
        .insert(staff)
        .values({ email, name, role, passwordHash, mustChangePassword: !chosen, createdAt: now, updatedAt: now })
        .returning({ id: staff.id });
      if (!row) throw new Error("the person was not written");
      const after = { email, name, role };
      const entry = { action: "staff.create", targetKind: "staff", target: row.id, targetLabel: name, after } as const;
      await writeAudit(tx, ctx, { ...entry, outcome: "succeeded" }, who);
      return row;
    });
  } catch (error) {
    if (uniqueViolation(error) !== "staff_email_key") throw error;
    throw new AppError("invalid-input", message("team.errors.emailTakenUnchanged"), {
      email: message("team.errors.emailTaken"),
    });
  }
}

/**
 * Locks all administrators in a fixed order, before any other lock on staff: a row that loses its role while waiting
 * stays locked.
 */
const lockStaff = (tx: Db) => tx.execute(sql`SELECT 1 FROM staff ORDER BY id FOR UPDATE`);

/** Someone must always be able to manage the team. Call `lockStaff` first. */
async function requireAnotherAdmin(tx: Db, leaving: string): Promise<void> {
  const others = and(eq(staff.role, "admin"), isNull(staff.disabledAt), ne(staff.id, leaving));
  if ((await tx.$count(staff, others)) > 0) return;
  throw new AppError("conflict", message("team.errors.lastAdmin"));
}

/** Changes a person's name and role; a new role takes effect on their next request. The last administrator stays one. */
export async function updateStaff(ctx: Ctx, input: z.infer<typeof updateStaffSchema>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockStaff(tx);
    const [before] = await tx.select().from(staff).where(eq(staff.id, input.id)).for("update");
    if (!before) throw missing();
    if (before.role === "admin" && input.role !== "admin" && !before.disabledAt)
      await requireAnotherAdmin(tx, input.id);
    await tx
      .update(staff)
      .set({ name: input.name, role: input.role, updatedAt: ctx.now() })
      .where(eq(staff.id, input.id));
    await auditChange(tx, ctx, {
      action: "staff.update",
      targetKind: "staff",
      target: input.id,
      targetLabel: input.name,
      before: { name: before.name, role: before.role },
      after: { name: input.name, role: input.role },
    });
  });
}

/**
 * Disables a person as of their next request, or enables them again. Nobody can disable themselves or the last
 * administrator.
 */
export async function setStaffDisabled(
  ctx: Ctx,
  { id }: z.infer<typeof staffIdSchema>,
  disabled: boolean,
): Promise<void> {
  if (disabled && id === ctx.actor.id) throw new AppError("conflict", message("team.errors.disableSelf"));
  await ctx.db.transaction(async (tx) => {
    await lockStaff(tx);
    const [before] = await tx.select().from(staff).where(eq(staff.id, id)).for("update");
    if (!before) throw missing();
    if ((before.disabledAt !== null) === disabled) return;
    if (disabled && before.role === "admin") await requireAnotherAdmin(tx, id);
    const now = ctx.now();
    await tx
      .update(staff)
      .set({ disabledAt: disabled ? now : null, sessionVersion: sql`${staff.sessionVersion} + 1`, updatedAt: now })
      .where(eq(staff.id, id));
    const action = disabled ? "staff.disable" : "staff.enable";
    await auditChange(tx, ctx, { action, targetKind: "staff", target: id, targetLabel: before.name });
  });
}

/**
 * Resets another person's password, which they must then replace; all their sessions end. Throws AppError `conflict`
 * for oneself: one's own password is changed with the current one.
 */
export async function resetStaffPassword(ctx: Ctx, input: z.infer<typeof resetPasswordSchema>): Promise<void> {
  if (input.id === ctx.actor.id) throw new AppError("conflict", message("team.errors.resetSelf"));
  const [person] = await ctx.db.select().from(staff).where(eq(staff.id, input.id));
  if (!person) throw missing();
  requireStrongPassword(input.password, person);
  const passwordHash = await hashPassword(input.password);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(staff)
      .set({
        passwordHash,
        mustChangePassword: true,
        sessionVersion: sql`${staff.sessionVersion} + 1`,
        updatedAt: ctx.now(),
      })
      .where(eq(staff.id, input.id))
      .returning({ name: staff.name });
    if (!row) throw missing();
    await auditChange(tx, ctx, {
      action: "staff.reset-password",
      targetKind: "staff",
      target: input.id,
      targetLabel: row.name,
    });
  });
}
