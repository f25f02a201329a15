import "server-only";
import { eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { upstreamState } from "@/lib/db/schema";

type Row = typeof upstreamState.$inferSelect;
export type UpstreamState = Omit<Row, "verifiedFingerprint" | "mismatchAddress" | "unclearIdentity">;

const empty: UpstreamState = {
  id: 1,
  integratorAddress: null,
  problem: null,
  missingScopes: [],
  lastOkAt: null,
  updatedAt: new Date(0),
};

/** The stored state of Vocdoni: the integrator whose organizations we hold, its last problem, and missing scopes. */
export async function readUpstreamState(ctx: Pick<Ctx, "db">): Promise<UpstreamState> {
  const [row] = await ctx.db.select().from(upstreamState).where(eq(upstreamState.id, 1));
  return row ?? empty;
}

/** Updates the single row of upstream state, creating it if needed. */
export async function patchUpstreamState(
  ctx: Pick<Ctx, "db" | "now">,
  patch: Partial<Omit<UpstreamState, "id" | "updatedAt">>,
): Promise<void> {
  const values = { ...patch, updatedAt: ctx.now() };
  await ctx.db
    .insert(upstreamState)
    .values({ id: 1, ...values })
    .onConflictDoUpdate({ target: upstreamState.id, set: values });
}
