import "server-only";
import { z } from "zod";
import { type Message, message, storable } from "@/lib/messages/message";
import { markGone, upsertMirror } from "@/lib/mirror/upsert";
import type { Handler, Verdict } from "@/lib/operations/handler";
import type { KeptField } from "@/lib/operations/schemas";
import { keepWitness, type Operation, type Settlement, type SystemCtx } from "@/lib/operations/transitions";
import { withoutNul } from "@/lib/text/keys";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Organization } from "@/lib/vocdoni/schemas";
import { agreeOnName } from "./agree-on-name";
import { alsoChanged } from "./also-changed";
import { changedFields, fieldsOf, fieldText, toPatch } from "./fields";
import { organizationFieldsSchema, storedFieldsSchema } from "./schemas";

/** The stored input of an edit: the fields as they were shown and as they should be. */
export const updateInputSchema = z.object({
  address: z.string(),
  before: storedFieldsSchema.partial().loose(),
  after: storedFieldsSchema,
  changed: z.array(z.enum(organizationFieldsSchema.keyof().options)),
});

const inputOf = (operation: Operation) => updateInputSchema.parse(operation.input);

function keptFields(operation: Operation, organization: Organization): KeptField[] {
  const { after, changed } = inputOf(operation);
  const now = fieldsOf(organization);
  const differing = new Set(changedFields(now, after));
  return changed
    .filter((field) => differing.has(field))
    .map((field) => ({ field, wanted: fieldText(after[field]), is: fieldText(now[field]) }));
}

function settled(operation: Operation, organization: Organization, readAt: Date, step: Message): Settlement {
  const kept = keptFields(operation, organization);
  const { changed } = inputOf(operation);
  const before = operation.witness?.record;
  const also = before ? alsoChanged(before, withoutNul(organization.raw), changed) : [];
  const apply: Settlement["apply"] = async (tx) => {
    await upsertMirror(tx, [organization], readAt);
    if (changed.includes("names") && !kept.some(({ field }) => field === "names")) await agreeOnName(tx, organization);
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

function vanished(operation: Operation, at: Date): Settlement {
  return {
    state: "failed",
    step: message("operations.step.organizationDeleted"),
    error: { code: "organization-gone", message: storable(message("operations.failure.organizationDeleted")) },
    apply: (tx) => markGone(tx, inputOf(operation).address, "not-listed", at),
  };
}

/** The organization as it is now; null when Vocdoni no longer has it. */
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
  /** Keeps the whole record: what an edit changes beyond what it names shows only against it. */
  async prepare(ctx, operation) {
    const at = ctx.now().toISOString();
    const { raw } = await ctx.vocdoni.organizations.get(inputOf(operation).address);
    await keepWitness(ctx, operation, { at, record: withoutNul(raw) });
  },

  async send(ctx, operation) {
    const { address, after, changed } = inputOf(operation);
    const active = operation.witness?.record?.active;
    const patch = { ...toPatch(changed, after), ...(typeof active === "boolean" ? { active } : {}) };
    const { via } = await ctx.vocdoni.organizations.update(address, patch);
    const back = await readBack(ctx, address);
    if (!back) return vanished(operation, ctx.now());
    const end = settled(operation, back.organization, back.readAt, message("operations.step.saved"));
    return {
      ...end,
      detail: message(via === "key" ? "operations.step.savedWithKey" : "operations.step.savedWithSession"),
    };
  },

  async look(ctx, operation, late): Promise<Verdict> {
    const { address } = inputOf(operation);
    const back = await readBack(ctx, address);
    if (!back) return { verdict: "settled", settlement: vanished(operation, ctx.now()) };
    if (keptFields(operation, back.organization).length === 0 || late) {
      const settlement = settled(operation, back.organization, back.readAt, message("operations.step.foundSaved"));
      return { verdict: "settled", settlement };
    }
    return { verdict: "wait", step: message("operations.step.notSavedYet") };
  },
};
