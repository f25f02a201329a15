import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { normalizeAddress } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { beginOperation, operationOfForm } from "@/lib/operations/begin";
import { contentHash } from "@/lib/text/content-hash";
import { withoutNul } from "@/lib/text/without-nul";
import { changedFields, clearedFields, editFields, fieldsHash, fieldsOf, fieldText, withoutLanguage } from "./fields";
import { checkLanguage } from "./languages";
import { type StoredFields, storedFieldsSchema, type updateOrganizationSchema } from "./schemas";

/** How long to wait for the current state before telling the person that nothing was changed. */
const READ_MS = 5_000;

const beganWith = z.object({ before: storedFieldsSchema.partial(), after: storedFieldsSchema });

type Input = z.infer<typeof updateOrganizationSchema>;

/** Whether a form requests what is recorded in the operation it started. */
function isSameRequest(stored: unknown, typed: Input): boolean {
  const began = beganWith.safeParse(stored);
  if (!began.success) return false;
  const { before, after } = began.data;
  return contentHash(editFields({ ...after, ...before }, typed).after) === contentHash(after);
}

async function currentFields(ctx: Ctx, address: string): Promise<StoredFields> {
  const signal = AbortSignal.timeout(READ_MS);
  try {
    return fieldsOf(await ctx.vocdoni.organizations.get(address, { signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new AppError("upstream", message("organizations.errors.timeout", { seconds: READ_MS / 1000 }));
  }
}

/**
 * Records an edit, with changed fields only. Returns the operation to follow, or null when nothing changes. Throws
 * AppError `conflict` when the organization changed since the form was opened, `invalid-input` for an invalid or
 * cleared field (Vocdoni can't clear one), `not-found`, `upstream` when Vocdoni is slow; VocdoniError when the current
 * state can't be read.
 */
export async function updateOrganization(ctx: Ctx, input: Input): Promise<{ operationId: string | null }> {
  const address = normalizeAddress(input.address);
  const { formToken, base } = input;
  const typed = withoutNul(input);
  const begun = address && (await operationOfForm(ctx, { kind: "organization.update", formToken, target: address }));
  if (begun && isSameRequest(begun.input, typed)) return { operationId: begun.id };
  const [row] = await ctx.db
    .select({ name: organizations.name, goneAt: organizations.goneAt })
    .from(organizations)
    .where(eq(organizations.address, address ?? ""));
  if (!address || !row || row.goneAt) throw new AppError("not-found", message("organizations.errors.notListed"));

  const before = await currentFields(ctx, address);
  const shown = typed.defaultLang === undefined ? withoutLanguage(before) : before;
  if (fieldsHash(shown) !== base) throw new AppError("conflict", message("organizations.errors.changed"));
  const { after, problems } = editFields(before, typed);
  if (Object.keys(problems).length > 0)
    throw new AppError("invalid-input", message("errors.action.invalidInput"), problems);
  if (after.defaultLang && after.defaultLang !== before.defaultLang) {
    // Dropped where Vocdoni no longer offers languages: it would ignore the field.
    after.defaultLang = (await checkLanguage(ctx, after.defaultLang)) ?? before.defaultLang;
  }
  const changed = changedFields(before, after);
  if (changed.length === 0) return { operationId: null };
  const cleared = clearedFields(before, after);
  if (cleared.length > 0) {
    const fields = Object.fromEntries(
      cleared.map((field) => [
        field,
        message("organizations.invalid.cannotClear", { value: fieldText(before[field]) }),
      ]),
    );
    throw new AppError("invalid-input", message("errors.action.invalidInput"), fields);
  }
  const pick = (source: StoredFields) => Object.fromEntries(changed.map((field) => [field, source[field]]));
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
