import "server-only";
import { isNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { patchUpstreamState, readUpstreamState } from "./state";

type ProbeCtx = Pick<Ctx, "db" | "now" | "vocdoni">;

/** At startup: the key may have changed, so missing scopes are detected again. */
export async function clearMissingScopes(ctx: ProbeCtx): Promise<void> {
  const { missingScopes } = await readUpstreamState(ctx);
  if (missingScopes.length > 0) await patchUpstreamState(ctx, { missingScopes: [] });
}

/**
 * Probes missing scopes that nothing else would request, so that the banner clears once the scope is granted. Any
 * answer but `scope-missing` proves it: Vocdoni checks the scope before the role.
 */
export async function probeMissingScopes(ctx: ProbeCtx): Promise<void> {
  const { missingScopes } = await readUpstreamState(ctx);
  if (!missingScopes.includes("members:write")) return;
  const [any] = await ctx.db
    .select({ address: organizations.address })
    .from(organizations)
    .where(isNull(organizations.goneAt))
    .limit(1);
  if (!any) return;
  try {
    await ctx.vocdoni.members.count(any.address);
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    if (error.kind !== "forbidden-role") return;
  }
  await patchUpstreamState(ctx, { missingScopes: missingScopes.filter((scope) => scope !== "members:write") });
}
