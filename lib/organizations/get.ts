import "server-only";
import { eq } from "drizzle-orm";
import { normalizeAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { customers, organizations } from "@/lib/db/schema";
import { AppError, type ErrorText } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { upsertMirror } from "@/lib/mirror/upsert";
import { getSyncStatus } from "@/lib/sync/status";
import { contentHash } from "@/lib/text/content-hash";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { organizationSchema } from "@/lib/vocdoni/schemas";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { fieldsOf } from "./fields";

/**
 * Reads one organization with its customer from the mirror. `record` is Vocdoni's last record, parsed; `asOf`: when this
 * state was last confirmed, read or unchanged in a complete sync; `goneKeptAt`: when someone chose to keep it as a deleted
 * record. Throws AppError `not-found` for an unknown address.
 */
export async function getOrganization(ctx: Pick<Ctx, "db" | "now">, rawAddress: string) {
  const address = normalizeAddress(rawAddress);
  const [found] = await ctx.db
    .select({ row: organizations, customer: customers })
    .from(organizations)
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .where(eq(organizations.address, address ?? ""));
  if (!found) throw new AppError("not-found", message("organizations.errors.unknown"));
  const { row, customer } = found;
  const { raw: _raw, ...record } = organizationSchema.parse(row.raw);
  const fields = fieldsOf({ ...record, raw: row.raw });
  const readAt = row.readAt.toISOString();
  const { syncedAt } = await getSyncStatus(ctx);
  return {
    address: row.address,
    name: row.name,
    record,
    raw: row.raw,
    fields,
    customer: customer ? { id: customer.id, name: customer.name, archived: customer.archivedAt !== null } : null,
    linkedAt: row.linkedAt?.toISOString() ?? null,
    readAt,
    asOf: syncedAt !== null && syncedAt > readAt ? syncedAt : readAt,
    goneAt: row.goneAt?.toISOString() ?? null,
    goneReason: row.goneReason,
    goneKeptAt: row.goneAt && row.goneKeptAt && row.goneKeptAt >= row.goneAt ? row.goneKeptAt.toISOString() : null,
  };
}

export type OrganizationDetail = Awaited<ReturnType<typeof getOrganization>>;

/**
 * Reads one organization live, updates the mirror and returns the mirrored row. `problem` says why the live read
 * failed; the mirror's last state is then returned.
 */
export async function refreshOrganization(
  ctx: Pick<Ctx, "db" | "now" | "vocdoni">,
  rawAddress: string,
): Promise<{ organization: OrganizationDetail; problem: ErrorText | null }> {
  const known = await getOrganization(ctx, rawAddress);
  if (known.goneAt) return { organization: known, problem: null };
  const readAt = ctx.now();
  try {
    const live = await ctx.vocdoni.organizations.get(known.address);
    await upsertMirror(ctx.db, [live], readAt);
    const fresh = await getOrganization(ctx, known.address);
    const unchanged = contentHash(live.raw) === contentHash(fresh.raw);
    const at = readAt.toISOString();
    return { organization: unchanged ? { ...fresh, readAt: at, asOf: at } : fresh, problem: null };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    if (error.kind !== "not-found") return { organization: known, problem: explainUpstream(error) };
    return { organization: known, problem: message("organizations.errors.vanished") };
  }
}

/** The credential with which edits last worked; `unknown` until one was tried. */
export const editAccess = (ctx: Pick<Ctx, "vocdoni">) => ctx.vocdoni.organizations.editAccess();
