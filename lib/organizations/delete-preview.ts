import "server-only";
import type { Ctx } from "@/lib/context";
import { explainUpstream } from "@/lib/upstream/explain";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** A count that Vocdoni may refuse to tell: then `problem` says why. */
export type Counted = { n: number; problem: null } | { n: null; problem: string };

/**
 * What a deletion would meet, as Vocdoni has it now. `elections` are those of /processes, `bundles` the legacy ones.
 * `open` are titles of elections that would block it, found among the first `searched` of `elections`.
 */
export type DeletePreview = {
  members: Counted;
  groups: Counted;
  elections: Counted;
  bundles: Counted;
  open: string[];
  searched: number;
};

const PAGE = 100;
const MAX_PAGES = 3;

async function counted(read: () => Promise<number>): Promise<Counted> {
  try {
    return { n: await read(), problem: null };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    return { n: null, problem: explainUpstream(error) };
  }
}

/** Reads what hangs on an organization; what cannot be read is said to be unknown, never 0. */
export async function previewDelete(ctx: Pick<Ctx, "vocdoni">, address: string): Promise<DeletePreview> {
  const open: string[] = [];
  let searched = 0;
  const readElections = async () => {
    for (let page = 1; ; page += 1) {
      const { processes, pagination } = await ctx.vocdoni.processes.list({ orgAddress: address, page, limit: PAGE });
      for (const process of processes) {
        const blocking = process.questions.some(({ status }) => status === "READY" || status === "PAUSED");
        if (blocking) open.push(process.title?.default ?? process.id);
      }
      searched += processes.length;
      if (page === MAX_PAGES || page >= pagination.lastPage || processes.length === 0) return pagination.totalItems;
    }
  };
  const [members, groups, elections, bundles] = await Promise.all([
    counted(() => ctx.vocdoni.members.count(address)),
    counted(async () => (await ctx.vocdoni.groups.list(address, { limit: 1 })).pagination.totalItems),
    counted(readElections),
    counted(async () => (await ctx.vocdoni.bundles.list(address, { limit: 1 })).pagination.totalItems),
  ]);
  return { members, groups, elections, bundles, open, searched };
}
