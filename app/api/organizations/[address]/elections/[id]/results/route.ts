import { readElection } from "@/lib/elections/get";
import { resultsCsv } from "@/lib/elections/results-csv";
import { AppError } from "@/lib/errors";
import { getText } from "@/lib/messages/get-text";
import { message } from "@/lib/messages/message";
import { getOrganization } from "@/lib/organizations/get";
import { respondCsv } from "@/lib/route";

type Context = { params: Promise<{ address: string; id: string }> };

/** The results of an election as a CSV file, as Vocdoni gives them now. */
export const GET = (_: Request, { params }: Context) =>
  respondCsv("organizations:read", async (ctx) => {
    const { address: asked, id } = await params;
    const { address } = await getOrganization(ctx, asked);
    const { election, problem } = await readElection(ctx, { address, id });
    if (election === null) {
      if (problem === null) throw new AppError("not-found", message("elections.errors.missing"));
      throw new AppError("upstream", problem);
    }
    const text = await getText("elections.file");
    const head = {
      ...{ question: text("question"), choice: text("choice"), kind: text("kind"), figure: text("figure") },
      ...{ share: text("share"), votes: text("votes"), census: text("census"), final: text("final") },
    };
    const kinds = { votes: text("kindVotes"), weight: text("kindWeight"), points: text("kindPoints") };
    return {
      name: `election-${election.id}.csv`,
      text: resultsCsv(election, { head, kinds, yes: text("yes"), no: text("no") }),
    };
  });
