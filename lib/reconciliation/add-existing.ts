import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { normalizeAddress } from "@/lib/address";
import { auditChange } from "@/lib/audit/write";
import { checksumAddress } from "@/lib/checksum-address";
import type { Ctx } from "@/lib/context";
import { getCustomerName } from "@/lib/customers/option";
import { organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { upsertMirror } from "@/lib/mirror/upsert";
import { resolveCustomer } from "@/lib/organizations/customer-choice";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Organization } from "@/lib/vocdoni/schemas";
import { assertOwnIntegrator } from "@/lib/vocdoni-health/identity";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import type { Named } from "./model";
import type { addExistingSchema } from "./schemas";

type Input = z.infer<typeof addExistingSchema>;

const refused = (reason: Message) =>
  new AppError("invalid-input", message("reconciliation.addErrors.nothingSaved", { reason }), { address: reason });

/** The organization at Vocdoni. Throws AppError if it doesn't exist or isn't managed by this integrator. */
async function readOwn(ctx: Ctx, address: string): Promise<Organization> {
  await assertOwnIntegrator(ctx);
  const { integratorAddress } = await readUpstreamState(ctx);
  if (integratorAddress === null) {
    throw new AppError("conflict", message("reconciliation.addErrors.integratorUnknown"));
  }
  if (address === integratorAddress) throw refused(message("reconciliation.addErrors.ownOrganization"));
  let found: Organization;
  try {
    found = await ctx.vocdoni.organizations.get(address);
  } catch (error) {
    if (!isVocdoniError(error) || error.kind !== "not-found") throw error;
    throw refused(message("reconciliation.addErrors.notFound"));
  }
  if (found.address !== address) throw refused(message("reconciliation.addErrors.otherOrganization"));
  if (found.managedBy === null) throw refused(message("reconciliation.addErrors.notManaged"));
  if (found.managedBy !== integratorAddress) {
    const owner = checksumAddress(found.managedBy);
    throw refused(message("reconciliation.addErrors.managedByOther", { owner }));
  }
  return found;
}

async function customerOf(tx: Db, id: string | null): Promise<Named | null> {
  const name = id && (await getCustomerName({ db: tx }, id));
  return id && name !== null ? { id, name } : null;
}

/**
 * Adds an organization by its address, in any form, once Vocdoni confirms that it exists and that this integrator
 * manages it; links it where a customer is chosen or created. An existing link stays. `known`: the console already had
 * it; `linked`: to `customer`, its current one, by this call. Throws AppError `invalid-input`, `conflict`, `writes-stopped`; VocdoniError when Vocdoni can't be reached.
 */
export async function addExistingOrganization(ctx: Ctx, input: Input) {
  const address = normalizeAddress(input.address);
  if (address === null) throw refused(message("reconciliation.addErrors.notAnAddress"));
  const readAt = ctx.now();
  const found = await readOwn(ctx, address);
  return ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(organizations).where(eq(organizations.address, address)).for("update");
    await upsertMirror(tx, [found], readAt);
    const [held] = await tx
      .select({ goneAt: organizations.goneAt })
      .from(organizations)
      .where(eq(organizations.address, address));
    if (held?.goneAt) throw new AppError("conflict", message("reconciliation.addErrors.deletedMeanwhile"));
    const present = await customerOf(tx, before?.customerId ?? null);
    const chosen = await resolveCustomer(tx, ctx, input);
    if (present && chosen && present.id !== chosen.id) {
      const linked = { customer: present.name };
      throw new AppError("conflict", message("reconciliation.addErrors.linkedElsewhere", linked));
    }
    const known = before !== undefined && before.goneAt === null;
    const linking = chosen !== null && present === null;
    const unsettled = before?.refKeptAt == null && (!known || before.foreignRef);
    const changing = !known || linking || unsettled;
    const [row] = await tx
      .update(organizations)
      .set({
        agreedName: before?.agreedName ?? (changing ? organizations.name : null),
        ...(unsettled ? { refKeptAt: ctx.now() } : {}),
        ...(linking ? { customerId: chosen.id, linkedAt: ctx.now() } : {}),
      })
      .where(eq(organizations.address, address))
      .returning({ name: organizations.name });
    const name = row?.name ?? "";
    const customer = chosen ?? present;
    if (changing) {
      await auditChange(tx, ctx, {
        action: "organization.adopt",
        targetKind: "organization",
        target: address,
        targetLabel: name,
        before: { known, customerId: before?.customerId ?? null },
        after: { name, customerId: customer?.id ?? null, customer: customer?.name ?? null },
      });
    }
    return { address, name, known, linked: linking, customer };
  });
}

export type AddedOrganization = Awaited<ReturnType<typeof addExistingOrganization>>;
