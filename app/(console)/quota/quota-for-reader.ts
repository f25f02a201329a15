import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translateStored } from "@/lib/messages/text";
import type { QuotaCtx } from "@/lib/quota/read";
import type { QuotaView } from "@/lib/quota/schemas";
import { viewQuota } from "@/lib/quota/view";

/** The quota with its problem in the reader's language, as browsers get it. */
export async function quotaForReader(ctx: QuotaCtx & { actor: Actor }, wantedAgeMs?: number): Promise<QuotaView> {
  const view = await viewQuota(ctx, wantedAgeMs);
  return { ...view, problem: view.problem && translateStored(view.problem, await readerLocale()) };
}
