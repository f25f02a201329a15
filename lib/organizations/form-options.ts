import "server-only";
import type { Ctx } from "@/lib/context";
import { compareWords, languageLabel } from "@/lib/format";
import { getQuota, type QuotaCtx } from "@/lib/quota/read";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { getLanguages } from "./languages";
import { knownTypes } from "./type-label";

/** How long a form waits for the list, which rarely changes. */
const TYPES_MS = 2_000;

/** The available types of organizations; the built-in list (`typesAssumed`) when Vocdoni doesn't respond in time. */
export async function getTypeOptions(ctx: Pick<Ctx, "vocdoni">) {
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

/**
 * The languages of messages to voters, and the code that Vocdoni uses by default; null where it has none: forms then hide
 * the field.
 */
export async function getLanguageOptions(ctx: Pick<Ctx, "vocdoni" | "now">, locale: string) {
  const languages = await getLanguages(ctx);
  if (languages.state !== "offered") return null;
  const { codes, standard } = languages;
  const choices = codes.map((value) => ({ value, label: languageLabel(value, locale) }));
  return { languages: choices.sort((a, b) => compareWords(a.label, b.label, locale)), standard };
}

export type LanguageOptions = NonNullable<Awaited<ReturnType<typeof getLanguageOptions>>>;

/** The values that rows of an import may use. */
export async function getRowChoices(ctx: Pick<Ctx, "vocdoni" | "now">) {
  const [{ types }, languages] = await Promise.all([getTypeOptions(ctx), getLanguages(ctx)]);
  return { types, languages: languages.state === "offered" ? languages.codes : [] };
}

/**
 * The remaining organizations according to `getQuota`; a 0 is checked with Vocdoni again, if it responds. Null when they
 * can't be read. `enforced` is false on staging.
 */
export async function getSlots(ctx: QuotaCtx, maxAgeMs?: number) {
  const { quota, enforced, checkedAt, problem } = await getQuota(ctx, maxAgeMs);
  return quota && { gauge: quota.gauges.managedOrgs, enabled: quota.enabled, enforced, checkedAt, problem };
}

export type Slots = Awaited<ReturnType<typeof getSlots>>;
