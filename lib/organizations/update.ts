import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { normalizeAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { beginOperation, operationOfForm } from "@/lib/operations/begin";
import { withoutNul } from "@/lib/text-keys";
import { changedFields, clearedFields, fieldsHash, fieldsOf, fieldText } from "./fields";
import { contentHash } from "./mirror";
import { fieldWords, type OrganizationFields, type updateOrganizationSchema } from "./schemas";

const beganWith = z.object({ after: z.unknown() });

type Input = z.infer<typeof updateOrganizationSchema>;

const words = (fields: (keyof OrganizationFields)[]) => fields.map((field) => fieldWords[field]).join(", ");

/**
 * Writes down an edit, with only the fields that change. Returns the operation to follow, or null when nothing changes.
 * Throws AppError `conflict` when somebody else changed the organization since the form was opened, `invalid-input` for a
 * field that would be emptied (Vocdoni cannot clear one), `not-found`; VocdoniError when the present state cannot be read.
 */
export async function updateOrganization(ctx: Ctx, input: Input): Promise<{ operationId: string | null }> {
  const address = normalizeAddress(input.address);
  const { formToken, base, address: _address, ...after } = input;
  const begun = address && (await operationOfForm(ctx, { kind: "organization.update", formToken, target: address }));
  if (begun && contentHash(beganWith.parse(begun.input).after) === contentHash(withoutNul(after)))
    return { operationId: begun.id };
  const [row] = await ctx.db
    .select({ name: organizations.name, goneAt: organizations.goneAt })
    .from(organizations)
    .where(eq(organizations.address, address ?? ""));
  if (!address || !row || row.goneAt)
    throw new AppError("not-found", "Vocdoni no longer lists this organization. Nothing was changed.");

  const before = fieldsOf(await ctx.vocdoni.organizations.get(address));
  if (fieldsHash(before) !== base) {
    throw new AppError(
      "conflict",
      "Somebody else changed this organization since you opened the form. Nothing was saved and what you typed is still " +
        "here: open the page in another tab, compare, and reload this one to edit the present state.",
    );
  }
  const changed = changedFields(before, after);
  if (changed.length === 0) return { operationId: null };
  const cleared = clearedFields(before, after);
  if (cleared.length > 0) {
    const fields = Object.fromEntries(
      cleared.map((field) => [field, `Vocdoni cannot empty a field. It now says “${fieldText(before[field])}”.`]),
    );
    throw new AppError("invalid-input", `Vocdoni cannot empty: ${words(cleared)}. Nothing was saved.`, fields);
  }
  const pick = (source: OrganizationFields) => Object.fromEntries(changed.map((field) => [field, source[field]]));
  const { id } = await beginOperation(ctx, {
    kind: "organization.update",
    formToken,
    target: address,
    label: row.name,
    before: pick(before),
    input: { address, before: pick(before), after, changed },
  });
  return { operationId: id };
}
