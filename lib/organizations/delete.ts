import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { checksumAddress, normalizeAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { beginOperation, operationOfForm } from "@/lib/operations/begin";
import type { deleteOrganizationSchema } from "./schemas";

/** What must be typed to delete: the name, or for an organization without one its checksummed address. */
export const deleteConfirmation = (organization: { name: string; address: string }) =>
  organization.name.trim().replace(/\s+/g, " ") || checksumAddress(organization.address);

/**
 * Writes down a deletion that was confirmed by typing. Returns the operation to follow; nothing was sent yet.
 * Throws AppError `invalid-input` for another text, `not-found`, `conflict` when another change is under way.
 */
export async function deleteOrganization(
  ctx: Ctx,
  input: z.infer<typeof deleteOrganizationSchema>,
): Promise<{ operationId: string }> {
  const address = normalizeAddress(input.address);
  const { formToken } = input;
  const begun = address && (await operationOfForm(ctx, { kind: "organization.delete", formToken, target: address }));
  if (begun) return { operationId: begun.id };
  const [row] = await ctx.db
    .select()
    .from(organizations)
    .where(eq(organizations.address, address ?? ""));
  if (!address || !row || row.goneAt)
    throw new AppError("not-found", "This organization is already gone. Nothing was deleted.");
  const wanted = deleteConfirmation(row);
  if (input.confirmation.trim().replace(/\s+/g, " ") !== wanted) {
    const message = `Type “${wanted}” exactly. Nothing was deleted.`;
    throw new AppError("invalid-input", message, { confirmation: message });
  }
  const { id } = await beginOperation(ctx, {
    kind: "organization.delete",
    formToken,
    target: address,
    label: row.name || checksumAddress(address),
    customerId: row.customerId,
    input: { address },
    before: row.raw,
  });
  return { operationId: id };
}
