import { csvFile } from "@/lib/text/csv";
import type { ElectionDetail, QuestionResults } from "./model";

/** Headers of the file, in the reader's language. */
export type ResultsHead = Record<
  "question" | "choice" | "kind" | "figure" | "share" | "votes" | "census" | "final",
  string
>;
type Words = { head: ResultsHead; kinds: Record<QuestionResults["kind"], string>; yes: string; no: string };

/** A row per choice of each question with results. Figures are exact; shares are 0 to 1. */
export function resultsCsv({ census, questions }: ElectionDetail, { head, kinds, yes, no }: Words): string {
  const names = [head.question, head.choice, head.kind, head.figure, head.share, head.votes, head.census, head.final];
  const rows = questions.flatMap(({ title, votes, final, results }) =>
    results === null || results === "unreadable"
      ? []
      : results.choices.map(({ title: choice, figure, share }) => [
          ...[title, choice, kinds[results.kind], String(figure), share],
          ...[votes, census, final ? yes : no],
        ]),
  );
  return csvFile([names, ...rows]);
}
