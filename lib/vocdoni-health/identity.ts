import "server-only";
import { eq, isNull, sql } from "drizzle-orm";
import { checksumAddress } from "@/lib/checksum-address";
import type { Ctx } from "@/lib/context";
import { organizations, upstreamState } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import type { Organization } from "@/lib/vocdoni/schemas";
import { readUpstreamState } from "./state";
import { clearVerdict, type KeyVerdict, readVerdict, saveVerdict, type UnclearReason } from "./verdict";

type IdentityCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">;

/** Learns whose organizations this database holds. When two consoles see their first list at once, one wins. */
async function learnIntegrator({ db, now }: Pick<Ctx, "db" | "now">, owner: string): Promise<string> {
  const updatedAt = now();
  const known = sql`coalesce(${upstreamState.integratorAddress}, excluded.integrator_address)`;
  const [row] = await db
    .insert(upstreamState)
    .values({ id: 1, integratorAddress: owner, updatedAt })
    .onConflictDoUpdate({ target: upstreamState.id, set: { integratorAddress: known, updatedAt } })
    .returning({ integratorAddress: upstreamState.integratorAddress });
  return row?.integratorAddress ?? owner;
}

/** The integrator whose organizations we hold, locked until the transaction ends. */
export async function lockIntegrator(tx: Ctx["db"]): Promise<string | null> {
  await tx.insert(upstreamState).values({ id: 1 }).onConflictDoNothing();
  const [row] = await tx
    .select({ integratorAddress: upstreamState.integratorAddress })
    .from(upstreamState)
    .where(eq(upstreamState.id, 1))
    .for("share");
  return row?.integratorAddress ?? null;
}

/**
 * Compares the owner of a listed page with the known integrator, or learns it the first time. Returns the address of
 * the *other* integrator if it isn't ours, else null.
 */
export async function checkListedOwner(
  ctx: Omit<IdentityCtx, "vocdoni">,
  listed: Organization[],
): Promise<string | null> {
  const owner = listed.find((organization) => organization.managedBy)?.managedBy;
  if (!owner) return null;
  const ours = (await readUpstreamState(ctx)).integratorAddress ?? (await learnIntegrator(ctx, owner));
  const known = await readVerdict(ctx);
  if (owner === ours) {
    if (known?.verdict !== "own") await saveVerdict(ctx, { verdict: "own" });
    return null;
  }
  const isKnown = known?.verdict === "foreign" && known.owner === owner;
  if (!isKnown) await saveVerdict(ctx, { verdict: "foreign", owner });
  return owner;
}

/**
 * Whose key is configured? Reads one page of the list unless it is known to be ours. Null: unknown, and harmless.
 * Throws the VocdoniError of that read.
 */
export async function verifyKey(ctx: IdentityCtx): Promise<KeyVerdict | null> {
  const known = await readVerdict(ctx);
  if (known?.verdict === "own") return known;
  const { integratorAddress } = await readUpstreamState(ctx);
  const { organizations: listed } = await ctx.vocdoni.managedOrganizations.list({ page: 1, limit: 1 });
  if (listed.some(({ managedBy }) => managedBy)) {
    const other = await checkListedOwner(ctx, listed);
    return other === null ? { verdict: "own" } : { verdict: "foreign", owner: other };
  }
  if (integratorAddress === null) return null;
  const unclear = async (reason: UnclearReason): Promise<KeyVerdict> => {
    const found = { verdict: "unclear", reason } as const;
    if (known?.verdict !== "unclear" || known.reason !== reason) await saveVerdict(ctx, found);
    return found;
  };
  if (listed.length > 0) return unclear("owner-not-said");
  if ((await ctx.db.$count(organizations, isNull(organizations.goneAt))) > 0) return unclear("nothing-listed");
  if (known) await clearVerdict(ctx);
  return null;
}

const stopped = (why: Message) => new AppError("writes-stopped", why);

/**
 * Call before every change at Vocdoni: is this still the integrator whose organizations we hold? Throws AppError
 * `writes-stopped`, or the VocdoniError of a read.
 */
export async function assertOwnIntegrator(ctx: IdentityCtx): Promise<void> {
  const found = await verifyKey(ctx);
  if (found?.verdict === "unclear") throw stopped(message(`vocdoni.identity.${found.reason}`));
  if (found?.verdict !== "foreign") return;
  const { integratorAddress: ours } = await readUpstreamState(ctx);
  const theirs = checksumAddress(found.owner);
  if (ours === null) throw stopped(message("vocdoni.identity.foreignToUnknown", { theirs }));
  throw stopped(message("vocdoni.identity.foreign", { theirs, ours: checksumAddress(ours) }));
}
