import "server-only";
import { and, count, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";

/** Creations that are recorded and not sent: Vocdoni does not count them yet, and they will take a slot each. */
export async function countWaiting({ db }: Pick<Ctx, "db">): Promise<number> {
  const waiting = and(eq(operations.state, "recorded"), eq(operations.kind, "organization.create"));
  const [row] = await db.select({ n: count() }).from(operations).where(waiting);
  return row?.n ?? 0;
}
