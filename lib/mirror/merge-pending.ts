import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

/** Merges what was written since into the search's index (see organization-index.ts): each search reads the rest one by one. */
export async function mergePending(ctx: Pick<Ctx, "db">): Promise<void> {
  await ctx.db.execute(sql`SELECT gin_clean_pending_list('organization_index_search_trgm_idx'::regclass)`);
}
