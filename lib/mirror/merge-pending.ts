import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

/**
 * Merges pending entries into the search index (see organization-index.ts): searches scan them one by one until then.
 */
export async function mergePending(ctx: Pick<Ctx, "db">): Promise<void> {
  await ctx.db.execute(sql`SELECT gin_clean_pending_list('organization_index_search_trgm_idx'::regclass)`);
}
