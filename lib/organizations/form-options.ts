import "server-only";
import type { Ctx } from "@/lib/context";
import { compareWords, languageLabel } from "@/lib/format";
import { getQuota, type QuotaCtx } from "@/lib/quota/read";
import type { QuotaGauge } from "@/lib/quota/schemas";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { getLanguages } from "./languages";
import { knownTypes } from "./type-label";

/** A form waits this long for the list, which hardly ever changes. */
const TYPES_MS = 2_000;

export type TypeOptions = {
  types: { value: string; label: string | null }[];
  /** True when Vocdoni's own list could not be read just now. */
  typesAssumed: boolean;
};

/** The languages that a form offers, and the code that Vocdoni takes where none is chosen. */
export type LanguageOptions = { languages: { value: string; label: string }[]; standard: string };

/** The slots of the plan; null when they cannot be read. `enforced` is false on staging. */
export type Slots = {
  gauge: QuotaGauge;
  enabled: boolean;
  enforced: boolean;
  checkedAt: string | null;
  problem: string | null;
} | null;

/** The types that an organization may have; those known of old when Vocdoni does not answer soon. */
export async function getTypeOptions(ctx: Pick<Ctx, "vocdoni">): Promise<TypeOptions> {
  const types = await ctx.vocdoni.organizations
    .types({ signal: AbortSignal.timeout(TYPES_MS) })
    .catch((error: unknown) => {
      if (isVocdoniError(error)) return null;
      throw error;
    });
  return {
    types: types
      ? types.map(({ type, name }) => ({ value: type, label: name === "" ? null : name }))
      : knownTypes.map((value) => ({ value, label: null })),
    typesAssumed: types === null,
  };
}

/** The languages of messages to voters; null where Vocdoni does not offer them: then no form shows the field. */
export async function getLanguageOptions(
  ctx: Pick<Ctx, "vocdoni" | "now">,
  locale: string,
): Promise<LanguageOptions | null> {
  const languages = await getLanguages(ctx);
  if (languages.state !== "offered") return null;
  const { codes, standard } = languages;
  const choices = codes.map((value) => ({ value, label: languageLabel(value, locale) }));
  return { languages: choices.sort((a, b) => compareWords(a.label, b.label, locale)), standard };
}

/** What the rows of an import may name. */
export async function getRowChoices(ctx: Pick<Ctx, "vocdoni" | "now">) {
  const [{ types }, languages] = await Promise.all([getTypeOptions(ctx), getLanguages(ctx)]);
  return { types, languages: languages.state === "offered" ? languages.codes : [] };
}

/** How many organizations are left, as `getQuota` has it: with 0 as Vocdoni says just now, where it answers. */
export async function getSlots(ctx: QuotaCtx, maxAgeMs?: number): Promise<Slots> {
  const { quota, enforced, checkedAt, problem } = await getQuota(ctx, maxAgeMs);
  return quota && { gauge: quota.gauges.managedOrgs, enabled: quota.enabled, enforced, checkedAt, problem };
}
