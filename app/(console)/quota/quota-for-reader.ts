import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translateStored } from "@/lib/messages/text";
import type { QuotaView } from "@/lib/quota/model";
import type { QuotaCtx } from "@/lib/quota/read";
import { viewQuota } from "@/lib/quota/view";

/** The quota for the browser, with its problem in the reader's language. */
export async function quotaForReader(ctx: QuotaCtx & { actor: Actor }, maxAgeMs?: number): Promise<QuotaView> {
  const view = await viewQuota(ctx, maxAgeMs);
  return { ...view, problem: view.problem && translateStored(view.problem, await readerLocale()) };
}
