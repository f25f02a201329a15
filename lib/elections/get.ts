import "server-only";
import type { Ctx } from "@/lib/context";
import type { ErrorText } from "@/lib/errors";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import type { ElectionDetail } from "./model";
import { resultsOf } from "./results";
import { lineOf, rowOf } from "./row";

export type ElectionReading =
  | { election: ElectionDetail; problem: null }
  /** `problem` null: there is no such election of this organization. */
  | { election: null; problem: ErrorText | null };

/** One published process of an organization with live results. Never throws for what Vocdoni refuses. */
export async function readElection(
  ctx: Pick<Ctx, "vocdoni" | "now">,
  { address, id }: { address: string; id: string },
): Promise<ElectionReading> {
  if (!/^[0-9a-f]{24}$/i.test(id)) return { election: null, problem: null };
  try {
    const process = await ctx.vocdoni.processes.get(id);
    if (!process.published || process.orgAddress !== address) return { election: null, problem: null };
    const row = rowOf(process, ctx.now().getTime());
    const { census } = process;
    const weighted = census?.weighted ?? false;
    const questions = process.questions.flatMap((question, index) => {
      const listed = row.questions[index];
      if (!listed) return [];
      return {
        ...listed,
        votes: question.results?.voteCount ?? null,
        final: question.results?.finalResults ?? false,
        secret: question.secretUntilTheEnd && ["open", "paused", "scheduled"].includes(listed.state),
        results: resultsOf(question, lineOf, weighted),
      };
    });
    return {
      election: {
        ...row,
        weighted,
        totalWeight: census?.totalWeight ?? null,
        questions,
      },
      problem: null,
    };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    return { election: null, problem: error.kind === "not-found" ? null : explainUpstream(error) };
  }
}
