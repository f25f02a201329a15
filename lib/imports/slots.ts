import "server-only";
import { and, count, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";

/** Recorded creations that haven't been sent: Vocdoni doesn't count them yet, and each will take a slot. */
export async function countWaiting({ db }: Pick<Ctx, "db">): Promise<number> {
  const waiting = and(eq(operations.state, "recorded"), eq(operations.kind, "organization.create"));
  const [row] = await db.select({ n: count() }).from(operations).where(waiting);
  return row?.n ?? 0;
}
