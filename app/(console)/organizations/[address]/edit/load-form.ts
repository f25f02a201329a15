import "server-only";
import type { Ctx } from "@/lib/context";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { refreshOrganization } from "@/lib/organizations/get";

/** What Vocdoni has now: an edit begins with the current state, so its form waits for it. */
export async function loadForm(ctx: Ctx, address: string, locale: string) {
  const [{ organization, problem }, languages] = await Promise.all([
    refreshOrganization(ctx, address),
    getLanguageOptions(ctx, locale),
  ]);
  return { organization, problem, languages, now: ctx.now().toISOString() };
}
export type LoadedForm = Awaited<ReturnType<typeof loadForm>>;
