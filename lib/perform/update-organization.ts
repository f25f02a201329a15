import "server-only";
import { z } from "zod";
import type { SystemCtx } from "@/lib/context";
import { type Message, message, storable } from "@/lib/messages/message";
import { markGone, saveAgreedName, upsertMirror } from "@/lib/mirror/upsert";
import type { UnappliedField } from "@/lib/operations/model";
import { changedFields, fieldsOf, fieldText, toPatch } from "@/lib/organizations/fields";
import { organizationFieldsSchema, storedFieldsSchema } from "@/lib/organizations/schemas";
import { withoutNul } from "@/lib/text/without-nul";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Organization } from "@/lib/vocdoni/schemas";
import type { Handler, Verdict } from "./handler";
import { type Operation, type Settlement, saveCrossCheck } from "./transitions";
import { unrequestedChanges } from "./unrequested-changes";

/** The stored input of an edit: the fields as shown and as requested. */
export const updateInputSchema = z.object({
  address: z.string(),
  before: storedFieldsSchema.partial().loose(),
  after: storedFieldsSchema,
  changed: z.array(z.enum(organizationFieldsSchema.keyof().options)),
});

const inputOf = (operation: Operation) => updateInputSchema.parse(operation.input);

function unappliedFields(operation: Operation, organization: Organization): UnappliedField[] {
  const { after, changed } = inputOf(operation);
  const now = fieldsOf(organization);
  const differing = new Set(changedFields(now, after));
  return changed
    .filter((field) => differing.has(field))
    .map((field) => ({ field, wanted: fieldText(after[field]), is: fieldText(now[field]) }));
}

function settled(operation: Operation, organization: Organization, readAt: Date, step: Message): Settlement {
  const kept = unappliedFields(operation, organization);
  const { changed } = inputOf(operation);
  const before = operation.witness?.record;
  const also = before ? unrequestedChanges(before, withoutNul(organization.raw), changed) : [];
  const apply: Settlement["apply"] = async (tx) => {
    await upsertMirror(tx, [organization], readAt);
    if (changed.includes("names") && !kept.some(({ field }) => field === "names"))
      await saveAgreedName(tx, organization);
  };
  if (kept.length < changed.length) {
    return { state: "succeeded", step, result: { kept, also }, after: { changed, kept, also }, apply };
  }
  const why = also.length > 0 ? "operations.failure.notAppliedOthersChanged" : "operations.failure.notApplied";
  return {
    state: "failed",
    step: message("operations.step.notApplied"),
    result: { kept, also },
    error: { code: "not-applied", message: storable(message(why)) },
    apply,
  };
}

function organizationDeleted(operation: Operation, at: Date): Settlement {
  return {
    state: "failed",
    step: message("operations.step.organizationDeleted"),
    error: { code: "organization-gone", message: storable(message("operations.failure.organizationDeleted")) },
    apply: (tx) => markGone(tx, inputOf(operation).address, "not-listed", at),
  };
}

/** The current organization; null when Vocdoni no longer has it. */
async function readBack(ctx: SystemCtx, address: string): Promise<{ organization: Organization; readAt: Date } | null> {
  const readAt = ctx.now();
  try {
    return { organization: await ctx.vocdoni.organizations.get(address), readAt };
  } catch (error) {
    if (isVocdoniError(error) && error.kind === "not-found") return null;
    throw error;
  }
}

export const updateHandler: Handler = {
  /** Saves the whole record: only a comparison shows what an edit changed beyond its own fields. */
  async prepare(ctx, operation) {
    const at = ctx.now().toISOString();
    const { raw } = await ctx.vocdoni.organizations.get(inputOf(operation).address);
    await saveCrossCheck(ctx, operation, { at, record: withoutNul(raw) });
  },

  async send(ctx, operation) {
    const { address, after, changed } = inputOf(operation);
    const active = operation.witness?.record?.active;
    const patch = { ...toPatch(changed, after), ...(typeof active === "boolean" ? { active } : {}) };
    const { via } = await ctx.vocdoni.organizations.update(address, patch);
    const back = await readBack(ctx, address);
    if (!back) return organizationDeleted(operation, ctx.now());
    const end = settled(operation, back.organization, back.readAt, message("operations.step.saved"));
    return {
      ...end,
      detail: message(via === "key" ? "operations.step.savedWithKey" : "operations.step.savedWithSession"),
    };
  },

  async check(ctx, operation, late): Promise<Verdict> {
    const { address } = inputOf(operation);
    const back = await readBack(ctx, address);
    if (!back) return { verdict: "settled", settlement: organizationDeleted(operation, ctx.now()) };
    if (unappliedFields(operation, back.organization).length === 0 || late) {
      const settlement = settled(operation, back.organization, back.readAt, message("operations.step.foundSaved"));
      return { verdict: "settled", settlement };
    }
    return { verdict: "wait", step: message("operations.step.notSavedYet") };
  },
};
