import "server-only";
import type { Ctx } from "@/lib/context";
import { type Counted, counted } from "./counted";

const PAGE = 100;
const MAX_PAGES = 3;

/** Published legacy elections that bundles name. One that no bundle names cannot be listed: there may always be more. */
export async function countLegacy({ vocdoni }: Pick<Ctx, "vocdoni">, address: string): Promise<Counted> {
  const legacy = await counted(async () => {
    let n = 0;
    for (let page = 1; ; page += 1) {
      const { bundles, pagination } = await vocdoni.bundles.list(address, { page, limit: PAGE });
      for (const { processes } of bundles) n += Math.max(1, processes.length);
      if (page === MAX_PAGES || page >= pagination.lastPage || bundles.length === 0) return n;
    }
  });
  return legacy.n === null ? legacy : { ...legacy, atLeast: true };
}
