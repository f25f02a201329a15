import "server-only";
import { eq, sql } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Role } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { withoutNul } from "@/lib/text-keys";
import { verifyPassword } from "./password";
import { clearSignInAttempts, countSignInAttempt } from "./rate-limit";
import { signInSchema } from "./schemas";

export type SignedIn = { id: string; name: string; email: string; role: Role; sessionVersion: number };
type SignInCtx = Pick<Ctx, "db" | "now" | "requestId">;

/**
 * Checks an e-mail and password. `address` is the network address of the person.
 * Throws AppError `invalid-input` with one sentence for every reason, or `rate-limited`; each attempt is audited.
 */
export async function signIn(ctx: SignInCtx, input: unknown, address: string): Promise<SignedIn> {
  const parsed = signInSchema.safeParse(input);
  const refused = new AppError("invalid-input", "The e-mail or the password is not right.");
  if (!parsed.success) throw refused;
  const email = withoutNul(parsed.data.email).trim().toLowerCase();
  await countSignInAttempt(ctx.db, email.slice(0, 254), address);

  const [person] = await ctx.db
    .select()
    .from(staff)
    .where(eq(sql`lower(${staff.email})`, email));
  const matches = await verifyPassword(person?.passwordHash, parsed.data.password);
  if (!person || !matches || person.disabledAt) {
    await ctx.db.transaction((tx) =>
      writeAudit(
        tx,
        ctx,
        { action: "session.sign-in-refused", targetKind: "session", target: email, outcome: "refused" },
        { id: person?.id ?? null, name: person?.name ?? "Unknown person" },
      ),
    );
    throw refused;
  }
  await ctx.db.transaction(async (tx) => {
    await tx.update(staff).set({ lastSignInAt: ctx.now() }).where(eq(staff.id, person.id));
    await writeAudit(
      tx,
      ctx,
      { action: "session.sign-in", targetKind: "session", target: person.email, outcome: "succeeded" },
      person,
    );
  });
  await clearSignInAttempts(ctx.db, email.slice(0, 254));
  return person;
}
