import "server-only";
import { isNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { patchUpstreamState, readUpstreamState } from "./state";

type ProbeCtx = Pick<Ctx, "db" | "now" | "vocdoni">;

/** At the start of the console: the key may be another one by now, so what it lacks is found out again. */
export async function forgetMissingScopes(ctx: ProbeCtx): Promise<void> {
  const { missingScopes } = await readUpstreamState(ctx);
  if (missingScopes.length > 0) await patchUpstreamState(ctx, { missingScopes: [] });
}

/**
 * Asks again for what the key was seen to lack and nothing else asks for on its own, so that the banner goes once the
 * scope is there. Any answer but `scope-missing` shows that it is: Vocdoni looks at the scope before the role.
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
