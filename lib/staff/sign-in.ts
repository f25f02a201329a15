import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import { isDeviceOf } from "@/lib/auth/session-token";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { hashPassword, verifyPassword } from "./password";
import { countSignInAttempt } from "./rate-limit";
import { emailSchema, signInSchema } from "./schemas";

type SignedIn = Pick<typeof staff.$inferSelect, "id" | "name" | "email" | "sessionVersion" | "language">;
type SignInCtx = Pick<Ctx, "db" | "now" | "requestId">;

/**
 * Checks an email address and password. `address` is the network address of the person, `device` what `deviceToken` gave
 * this browser at an earlier sign-in. Nothing typed as an email address is recorded unless it is one: it may be a password.
 * Throws AppError `invalid-input` with one sentence for every reason, or `rate-limited`; each attempt is audited.
 */
export async function signIn(ctx: SignInCtx, input: unknown, address: string, device?: string): Promise<SignedIn> {
  const parsed = signInSchema.safeParse(input);
  const refused = new AppError("invalid-input", message("auth.signIn.incorrect"));
  if (!parsed.success) throw refused;
  const email = emailSchema.safeParse(parsed.data.email).data ?? "";
  const [person] = await ctx.db
    .select()
    .from(staff)
    .where(eq(sql`lower(${staff.email})`, email));
  const who = { id: person?.id ?? null, name: person?.name ?? storable(message("audit.actors.unknown")) };
  const deviceOf = person && isDeviceOf(device, person.id) ? person.id : null;
  const attempt = await countSignInAttempt(ctx, { account: email, address, deviceOf, who });

  const check = await verifyPassword(person?.passwordHash, parsed.data.password);
  if (!person || check === "wrong" || person.disabledAt) {
    const entry = { action: "session.sign-in-refused", targetKind: "session", outcome: "refused" } as const;
    await ctx.db.transaction((tx) => writeAudit(tx, ctx, { ...entry, target: email }, who));
    throw refused;
  }
  const rehashed = check === "outdated" ? await hashPassword(parsed.data.password) : person.passwordHash;
  await ctx.db.transaction(async (tx) => {
    await tx.update(staff).set({ lastSignInAt: ctx.now() }).where(eq(staff.id, person.id));
    // Doesn't overwrite a password changed since.
    const unchanged = and(eq(staff.id, person.id), eq(staff.passwordHash, person.passwordHash));
    if (rehashed !== person.passwordHash) await tx.update(staff).set({ passwordHash: rehashed }).where(unchanged);
    const entry = { action: "session.sign-in", targetKind: "session", outcome: "succeeded" } as const;
    await writeAudit(tx, ctx, { ...entry, target: person.email }, person);
  });
  await attempt.refund();
  return person;
}
