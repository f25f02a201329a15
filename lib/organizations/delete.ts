import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { checksumAddress, normalizeAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { beginOperation, operationOfForm } from "@/lib/operations/begin";
import type { deleteOrganizationSchema } from "./schemas";

const MAX_TYPED = 60;

const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** What must be typed to delete: the name; the checksummed address where there is none, or one that nobody can type. */
export function deleteConfirmation({ name, address }: { name: string; address: string }): string {
  const typed = plain(name);
  const typable = typed !== "" && [...typed].length <= MAX_TYPED && !/[\n\r\v\f\u0085\u2028\u2029]/.test(name.trim());
  return typable ? typed : checksumAddress(address);
}

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
  if (plain(input.confirmation) !== wanted) {
    const message = `Type “${wanted}” exactly. Nothing was deleted. Reload this page if it asks for something else.`;
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
