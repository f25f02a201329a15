import "server-only";
import type { Ctx } from "@/lib/context";
import { forEachKey, type QuotaKey, quotaKeys } from "@/lib/quota/model";
import { rankingState, rankUsage } from "./ranking";
import { isUnassigned, rankingQueryDefaults } from "./ranking-schemas";

/** `id` null: the unassigned organizations, which have no name. `share` is of the usage of all. */
export type TopCustomer = { id: string | null; name: string; used: number; share: number };
export type TopCustomers = { at: string; top: Record<QuotaKey, TopCustomer[]> };

/** The top customers of each counter; null before the first hourly run. */
export async function topCustomers(ctx: Pick<Ctx, "db">, most = 3): Promise<TopCustomers | null> {
  const state = await rankingState(ctx);
  if (!state) return null;
  const top = forEachKey((): TopCustomer[] => []);
  await Promise.all(
    quotaKeys.map(async (counter) => {
      const query = { ...rankingQueryDefaults, by: "customer", counter, size: most } as const;
      const { rows } = await rankUsage(ctx, query, state);
      top[counter] = rows
        .filter(({ used }) => used > 0)
        .map(({ id, name, used }) => ({
          ...(isUnassigned(id) ? { id: null, name: "" } : { id, name }),
          used,
          share: used / state.used[counter],
        }));
    }),
  );
  return { at: state.at, top };
}
