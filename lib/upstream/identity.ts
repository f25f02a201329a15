import "server-only";
import { count, isNull } from "drizzle-orm";
import { checksumAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Organization } from "@/lib/vocdoni/schemas";
import { patchUpstreamState, readUpstreamState, type UpstreamState } from "./state";

type IdentityCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">;

/**
 * Compares the owner of a listed page with the integrator we know; learns it on first sight.
 * Returns the address of the *other* integrator when it is not ours, else null.
 */
export async function checkListedOwner(
  ctx: Omit<IdentityCtx, "vocdoni">,
  listed: Organization[],
): Promise<string | null> {
  const owner = listed.find((organization) => organization.managedBy)?.managedBy;
  if (!owner) return null;
  const known = await readUpstreamState(ctx);
  if (known.integratorAddress !== null && known.integratorAddress !== owner) {
    if (known.mismatchAddress !== owner || known.unclearIdentity !== null) {
      await patchUpstreamState(ctx, { mismatchAddress: owner, unclearIdentity: null });
    }
    return owner;
  }
  const stopped = known.mismatchAddress !== null || known.unclearIdentity !== null;
  if (known.verifiedFingerprint !== ctx.upstream.fingerprint || stopped) {
    await patchUpstreamState(ctx, {
      integratorAddress: owner,
      verifiedFingerprint: ctx.upstream.fingerprint,
      mismatchAddress: null,
      unclearIdentity: null,
    });
  }
  return null;
}

const stopped = (theirs: string, ours: string) =>
  new AppError(
    "writes-stopped",
    `The configured key belongs to integrator ${checksumAddress(theirs)}, but this console holds the organizations of ` +
      `${checksumAddress(ours)}. Nothing was sent. Put the former key back, or give the new one a database of its own.`,
  );

const unclear = {
  "owner-not-said":
    "The key or the URL changed, and Vocdoni does not say whose organizations it lists. " +
    "It cannot be told whether this is the same integrator, so nothing was sent.",
  "nothing-listed":
    "The key or the URL changed, and Vocdoni lists no organization for it, while this console holds some. " +
    "It cannot be told whether this is the same integrator, so nothing was sent.",
} as const;

/** Remembered, so that a banner on every page says why changes are stopped. */
async function stopUnclear(ctx: IdentityCtx, known: UpstreamState, reason: keyof typeof unclear): Promise<never> {
  if (known.unclearIdentity !== reason) await patchUpstreamState(ctx, { unclearIdentity: reason });
  throw new AppError("writes-stopped", unclear[reason]);
}

/** Another key was here for a while, of whom nothing could be told; this one is the one we know, or has nothing to harm. */
async function forgetUnclear(ctx: IdentityCtx, known: UpstreamState): Promise<void> {
  if (known.unclearIdentity !== null) await patchUpstreamState(ctx, { unclearIdentity: null });
}

/**
 * To be asked before every change of Vocdoni's state: is this still the integrator whose organizations we hold?
 * Reads one page of the list when key or URL changed. Throws AppError `writes-stopped`, or the VocdoniError of that reading.
 */
export async function assertOwnIntegrator(ctx: IdentityCtx): Promise<void> {
  const known = await readUpstreamState(ctx);
  const sameKey = known.verifiedFingerprint === ctx.upstream.fingerprint;
  if (sameKey && known.mismatchAddress === null) return forgetUnclear(ctx, known);
  const page = await ctx.vocdoni.managedOrganizations.list({ page: 1, limit: 1 });
  const other = await checkListedOwner(ctx, page.organizations);
  if (other !== null && known.integratorAddress !== null) throw stopped(other, known.integratorAddress);
  if (known.integratorAddress !== null && page.organizations.some(({ managedBy }) => managedBy === null)) {
    await stopUnclear(ctx, known, "owner-not-said");
  }
  if (page.organizations.length > 0 || known.integratorAddress === null) return;
  const [mirrored] = await ctx.db.select({ n: count() }).from(organizations).where(isNull(organizations.goneAt));
  if ((mirrored?.n ?? 0) > 0) await stopUnclear(ctx, known, "nothing-listed");
  await forgetUnclear(ctx, known);
}
