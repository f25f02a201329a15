import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { createStaff } from "./manage";
import { countSetupAttempt } from "./rate-limit";
import type { firstAdminSchema } from "./schemas";

const SETUP_LOCK = 7_302_149;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const holder: typeof globalThis & { consoleSetupCode?: string } = globalThis;

/**
 * The one-time code, printed in the terminal while nobody can sign in yet: `XXXX-XXXX-XXXX`. Consoles that share a
 * `secret` print the same one, so that any of them accepts it; otherwise it belongs to this process.
 */
export function getSetupCode(secret?: string): string {
  const bytes = secret ? createHmac("sha256", secret).update("setup code").digest() : randomBytes(12);
  // 32 letters, so that each byte maps to one without bias.
  const letters = [...bytes.subarray(0, 12)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
  holder.consoleSetupCode ??= letters.replace(/(.{4})(?=.)/g, "$1-");
  return holder.consoleSetupCode;
}

/** True while no one can sign in, so that the first-run page is open. */
export async function needsFirstAdmin(ctx: Pick<Ctx, "db">): Promise<boolean> {
  return (await ctx.db.$count(staff)) === 0;
}

/** Normalizes a typed code: any case, with spaces or without hyphens. */
const plainCode = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, "");

/**
 * Creates the first administrator. Throws AppError `conflict` if any account exists, `invalid-input` for a wrong code
 * or a weak password, `rate-limited` after too many tries.
 */
export async function createFirstAdmin(
  ctx: Pick<Ctx, "db" | "now" | "requestId">,
  input: z.infer<typeof firstAdminSchema>,
  address: string,
): Promise<void> {
  const attempt = await countSetupAttempt(ctx, address);
  const done = new AppError("conflict", message("auth.setupErrors.done"));
  if (!(await needsFirstAdmin(ctx))) throw done;
  const given = Buffer.from(plainCode(input.code).padEnd(32).slice(0, 32));
  const wanted = Buffer.from(plainCode(getSetupCode()).padEnd(32).slice(0, 32));
  if (!timingSafeEqual(given.subarray(0, 32), wanted.subarray(0, 32))) {
    const wrong = message("auth.setupErrors.wrongCode");
    throw new AppError("invalid-input", wrong, { code: wrong });
  }
  await attempt.refund();
  const { email, name, password } = input;
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
    if (!(await needsFirstAdmin({ db: tx }))) throw done;
    await createStaff(
      { ...ctx, db: tx },
      { email, name, password, role: "admin" },
      { id: null, name: storable(message("audit.actors.setup")) },
      true,
    );
  });
  holder.consoleSetupCode = undefined;
}
