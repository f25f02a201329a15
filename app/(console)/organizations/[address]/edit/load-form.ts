import "server-only";
import type { Ctx } from "@/lib/context";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { refreshOrganization } from "@/lib/organizations/get";

/** Vocdoni's current state: an edit starts from it, so its form waits. */
export async function loadForm(ctx: Ctx, address: string, locale: string) {
  const [{ organization, problem }, languages] = await Promise.all([
    refreshOrganization(ctx, address),
    getLanguageOptions(ctx, locale),
  ]);
  return { organization, problem, languages, now: ctx.now().toISOString() };
}
export type LoadedForm = Awaited<ReturnType<typeof loadForm>>;
