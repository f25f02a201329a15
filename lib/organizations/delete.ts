import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { normalizeAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { beginOperation, operationOfForm } from "@/lib/operations/begin";
import { searchWords } from "@/lib/text/search-words";
import { visibleLine } from "@/lib/text/visible";
import type { deleteOrganizationSchema } from "./schemas";

const MAX_TYPED = 60;

type Named = { name: string; address: string };
/** A name reduced to what any keyboard can type: no accents, case or punctuation. */
const typedForm = (text: string) => searchWords(text).join(" ");
/** The same without spaces, as the form compares it. */
const compact = (text: string) => searchWords(text).join("");

/** The text that confirms a deletion: the name, or the checksummed address if there is no name or it can't be typed. */
export function deleteConfirmation({ name, address }: Named): string {
  const shown = visibleLine(name);
  const oneLine = !/[\n\r\v\f\u0085\u2028\u2029]/.test(name.trim());
  const canBeTyped = oneLine && typedForm(shown) !== "" && [...shown].length <= MAX_TYPED;
  return canBeTyped ? shown : checksumAddress(address);
}

/** Also accepted, ignoring case, accents and punctuation: the name in plain letters, and the address. */
export const deleteAlternatives = (organization: Named): string[] => [
  typedForm(deleteConfirmation(organization)),
  organization.address,
];

/** Whether the typed text matches this organization, by its name in typeable form or by its address. */
function confirms(typed: string, { name, address }: Named): boolean {
  if (normalizeAddress(typed) === address) return true;
  return compact(typed) !== "" && compact(typed) === compact(deleteConfirmation({ name, address }));
}

/**
 * Records a deletion confirmed by typing. Returns the operation to follow; nothing has been sent yet. Throws AppError
 * `invalid-input` for another text, `not-found`, `conflict` when another change is in progress.
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
  if (!address || !row || row.goneAt) throw new AppError("not-found", message("organizations.errors.alreadyDeleted"));
  if (!confirms(input.confirmation, row)) {
    const asked = deleteConfirmation(row);
    const wanted =
      normalizeAddress(asked) === null
        ? message("organizations.invalid.confirmName", { name: asked })
        : message("organizations.invalid.confirmAddress", { address: asked });
    throw new AppError("invalid-input", wanted, { confirmation: wanted });
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
