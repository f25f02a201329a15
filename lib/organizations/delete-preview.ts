import "server-only";
import type { Ctx } from "@/lib/context";
import { type Counted, counted } from "@/lib/elections/counted";
import { countLegacy } from "@/lib/elections/legacy";
import { message } from "@/lib/messages/message";

const PAGE = 100;
const MAX_PAGES = 3;
const NO_PROCESSES = message("organizations.errors.noElections");

type PreviewCtx = Pick<Ctx, "vocdoni">;
type Total = { pagination: { totalItems: number } };

const totalOf = ({ pagination }: Total) => pagination.totalItems;

async function readElections({ vocdoni }: PreviewCtx, orgAddress: string) {
  const open: string[] = [];
  let searched = 0;
  const elections = await counted(async () => {
    for (let page = 1; ; page += 1) {
      const answer = await vocdoni.processes.list({ orgAddress, published: true, page, limit: PAGE });
      const { processes, pagination } = answer;
      for (const process of processes) {
        const blocking = process.questions.some(({ status }) => status === "READY" || status === "PAUSED");
        if (blocking) open.push(process.title?.default ?? process.id);
      }
      searched += processes.length;
      if (page === MAX_PAGES || page >= pagination.lastPage || processes.length === 0) return pagination.totalItems;
    }
  }, NO_PROCESSES);
  return { elections, open, searched };
}

/** Read in parallel; endpoints that this version of Vocdoni lacks count as none. */
function plus(a: Counted, b: Counted): Counted {
  if (a.problem === NO_PROCESSES) return b;
  if (a.n === null) return a;
  return b.n === null ? b : { n: a.n + b.n, atLeast: a.atLeast || b.atLeast, problem: null };
}

/** Each process has its own: the listed ones, or one per process. */
function censusesOf(listed: Counted, processes: Counted, legacy: Counted): Counted {
  if (processes.n === null) return listed;
  if (listed.n !== null && listed.n >= processes.n) return { ...listed, atLeast: legacy.n !== 0 };
  return { n: processes.n, atLeast: true, problem: null };
}

/**
 * What a deletion would affect, as of now; what can't be read is unknown, never 0. `elections` are the published ones of
 * /processes, `legacy` those named in bundles, `drafts` the unpublished ones of both. `open`: titles of elections that
 * would block it, among the first `searched` of `elections`.
 */
export async function previewDelete(ctx: PreviewCtx, address: string) {
  const { members, groups, censuses, processes, drafts } = ctx.vocdoni;
  const unpublished = { orgAddress: address, published: false, limit: 1 };
  const [ofMembers, ofGroups, listed, published, ofDrafts, legacyDrafts, legacy] = await Promise.all([
    counted(() => members.count(address)),
    counted(async () => totalOf(await groups.list(address, { limit: 1 }))),
    counted(async () => (await censuses.list(address)).length),
    readElections(ctx, address),
    counted(async () => totalOf(await processes.list(unpublished)), NO_PROCESSES),
    counted(async () => totalOf(await drafts.list(address, { limit: 1 }))),
    countLegacy(ctx, address),
  ]);
  return {
    members: ofMembers,
    groups: ofGroups,
    censuses: censusesOf(listed, plus(ofDrafts, published.elections), legacy),
    drafts: plus(ofDrafts, legacyDrafts),
    legacy,
    ...published,
  };
}

export type DeletePreview = Awaited<ReturnType<typeof previewDelete>>;
