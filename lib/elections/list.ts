import "server-only";
import PQueue from "p-queue";
import type { Ctx } from "@/lib/context";
import type { ErrorText } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { pageWithin } from "@/lib/paging/place";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { problemOf } from "./counted";
import type { ElectionRow, Tally } from "./model";
import { lineOf, rowOf } from "./row";

type ReadCtx = Pick<Ctx, "vocdoni" | "now">;
/** Of everybody's, out of the client's 12 concurrent reads: people must not wait behind pages of tallies. */
const queue = new PQueue({ concurrency: 4 });
const MAX_DRAFTS = 20;

export type ElectionQuery = { status: string; page: number; size: number };

export type ElectionPage =
  | { rows: ElectionRow[]; total: number; page: number; problem: null }
  | { rows: null; problem: ErrorText };

/**
 * One page of an organization's published processes, in Vocdoni's order, with stored statuses; `status` keeps those of
 * which a question has it. A page beyond the last yields the last. Vocdoni isn't able to list legacy elections.
 */
export async function listElections(ctx: ReadCtx, orgAddress: string, query: ElectionQuery): Promise<ElectionPage> {
  const read = (page: number) =>
    ctx.vocdoni.processes.list({
      ...{ orgAddress, published: true, page, limit: query.size },
      ...(query.status === "" ? {} : { status: query.status }),
    });
  try {
    const first = await read(query.page).catch((error: unknown) => {
      // A page beyond the last one.
      if (isVocdoniError(error) && error.code === 40010 && query.page > 1) return null;
      throw error;
    });
    const answer = first ?? (await read(1));
    const total = answer.pagination.totalItems;
    const page = pageWithin(query, total);
    const { processes } = page === (first ? query.page : 1) ? answer : await read(page);
    const now = ctx.now().getTime();
    return { rows: processes.map((process) => rowOf(process, now)), total, page, problem: null };
  } catch (error) {
    return { rows: null, problem: problemOf(error, message("organizations.errors.noElections")) };
  }
}

/**
 * The votes of each question by now, by process and question; without those that couldn't be read. One request per
 * process, at most four at once.
 */
export async function readTallies(
  { vocdoni }: Pick<Ctx, "vocdoni">,
  ids: readonly string[],
): Promise<Map<string, Map<string, Tally>>> {
  const found = new Map<string, Map<string, Tally>>();
  await queue.addAll(
    ids.map((id) => async () => {
      try {
        const { questions } = await vocdoni.processes.get(id);
        const tallies = questions.flatMap(({ id: question, results }): [string, Tally][] =>
          results ? [[question, { votes: results.voteCount, final: results.finalResults }]] : [],
        );
        found.set(id, new Map(tallies));
      } catch (error) {
        if (!isVocdoniError(error)) throw error;
      }
    }),
  );
  return found;
}

/** Null where this version of Vocdoni has no such drafts. */
export type Drafts = { titles: string[]; total: number; problem: null } | { titles: null; problem: ErrorText } | null;

/** The first unpublished processes. Vocdoni shows them only to a manager's key with `voting:write`. */
export async function listDrafts({ vocdoni }: Pick<Ctx, "vocdoni">, orgAddress: string): Promise<Drafts> {
  try {
    const answer = await vocdoni.processes.list({ orgAddress, published: false, limit: MAX_DRAFTS });
    return {
      titles: answer.processes.map(({ title }) => lineOf(title)),
      total: answer.pagination.totalItems,
      problem: null,
    };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    return error.kind === "unknown-route" ? null : { titles: null, problem: explainUpstream(error) };
  }
}
