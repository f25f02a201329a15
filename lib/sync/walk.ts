import "server-only";
import type { Ctx } from "@/lib/context";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Organization } from "@/lib/vocdoni/schemas";

export const PAGE_SIZE = 100;
/** Out of the client's 12 concurrent reads and Vocdoni's 100: people must not wait behind a sync. */
export const PARALLEL = 4;

export type WalkedPage = {
  page: number;
  /** Organizations that no earlier page showed. */
  organizations: Organization[];
  /** Its addresses, in order. */
  addresses: string[];
  readAt: Date;
  totalItems: number;
  lastPage: number;
};
export type Walk = {
  /** Unique addresses seen. */
  seen: Set<string>;
  /** The total that Vocdoni reported with the last page read. */
  totalItems: number;
  /** The total never changed, and as many addresses were seen. */
  complete: boolean;
};
/** Pages from an earlier reading of the same list, and the length of that list. */
export type KnownPages = { pages: Set<number>; addresses: Set<string>; totalItems: number; lastPage: number };

/** Reads the last two pages, where a new organization most likely is: the list is in effect sorted by creation. */
export async function readNewest(
  ctx: Pick<Ctx, "vocdoni" | "now">,
  onPage: (page: Pick<WalkedPage, "organizations" | "readAt">) => Promise<void>,
): Promise<null> {
  const read = async (page: number) => {
    const readAt = ctx.now();
    const { organizations, pagination } = await ctx.vocdoni.managedOrganizations.list({ page, limit: PAGE_SIZE });
    await onPage({ organizations, readAt });
    return pagination.lastPage;
  };
  const last = await read(1);
  for (const page of [last, last - 1]) if (page > 1) await read(page);
  return null;
}

/**
 * Reads the whole list of managed organizations once, 100 per page, at most 4 concurrent requests, skipping `known`
 * pages. The list is unsorted and shifts: addresses are deduplicated and totals compared; `complete` says whether it
 * can be trusted. Throws the VocdoniError of an unreadable page, or the abort of `signal`.
 */
export async function walkList(
  ctx: Pick<Ctx, "vocdoni" | "now">,
  onPage: (page: WalkedPage) => Promise<void>,
  { signal, known }: { signal?: AbortSignal; known?: KnownPages | null } = {},
): Promise<Walk> {
  const seen = new Set(known?.addresses);
  const totals = new Set(known ? [known.totalItems] : []);
  let lastPage = known?.lastPage ?? 1;
  let totalItems = known?.totalItems ?? 0;

  async function read(page: number): Promise<void> {
    signal?.throwIfAborted();
    const readAt = ctx.now();
    const answer = await ctx.vocdoni.managedOrganizations.list({ page, limit: PAGE_SIZE }, { signal });
    totalItems = answer.pagination.totalItems;
    totals.add(totalItems);
    lastPage = Math.max(1, answer.pagination.lastPage);
    const addresses = answer.organizations.map(({ address }) => address);
    const organizations = answer.organizations.filter(({ address }) => !seen.has(address) && seen.add(address));
    await onPage({ page, organizations, addresses, readAt, totalItems, lastPage });
  }

  if (!known) await read(1);
  let next = known ? 1 : 2;
  let broken = false;
  const worker = async () => {
    while (next <= lastPage && !broken) {
      const page = next;
      next += 1;
      if (known?.pages.has(page)) continue;
      try {
        await read(page);
      } catch (error) {
        // The list got shorter while being read: a page beyond the last is 400 40010.
        const vanished = isVocdoniError(error) && error.code === 40010;
        if (!vanished) {
          broken = true;
          throw error;
        }
        totals.add(-1);
        lastPage = Math.min(lastPage, page - 1);
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: PARALLEL }, worker));
  for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
  return { seen, totalItems, complete: totals.size === 1 && seen.size === totalItems };
}
