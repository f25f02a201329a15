import "server-only";
import type { Ctx } from "@/lib/context";
import { explainUpstream } from "@/lib/upstream/explain";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** A count that Vocdoni may refuse to tell: then `problem` says why. */
export type Counted = { n: number; problem: null } | { n: null; problem: string };

/** What a deletion would remove, as Vocdoni has it now. `open` are titles of elections that would block it. */
export type DeletePreview = { members: Counted; groups: Counted; elections: Counted; open: string[] };

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
  const [members, groups, elections] = await Promise.all([
    counted(() => ctx.vocdoni.members.count(address)),
    counted(async () => (await ctx.vocdoni.groups.list(address, { limit: 1 })).pagination.totalItems),
    counted(async () => {
      const { processes, pagination } = await ctx.vocdoni.processes.list({ orgAddress: address, limit: 100 });
      for (const process of processes) {
        const blocking = process.questions.some(({ status }) => status === "READY" || status === "PAUSED");
        if (blocking) open.push(process.title?.default ?? process.id);
      }
      return pagination.totalItems;
    }),
  ]);
  return { members, groups, elections, open };
}
