import type { QuestionResults } from "./model";

type Question = {
  type: string;
  choices: readonly { title: Record<string, string> | null; value: number }[] | null;
  secretUntilTheEnd: boolean;
  results: { finalResults: boolean; results: readonly (readonly string[])[] | null } | null;
};

/** A decimal string as it is counted; weights may exceed what a number holds. */
const amount = (text: string | undefined): bigint =>
  text !== undefined && /^\d{1,78}$/.test(text) ? BigInt(text) : 0n;
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** Each ballot counts as many points as the value that it has in the field. */
const points = (field: readonly string[]): bigint =>
  sum(field.map((ballots, value) => amount(ballots) * BigInt(value)));

/** Of whole: 0 to 1; null where nothing was cast. */
function shareOf(part: bigint, whole: bigint): number | null {
  if (whole === 0n) return null;
  const SCALE = 1_000_000n;
  return Number((part * SCALE) / whole) / Number(SCALE);
}

/**
 * The results of a question by its voting type: one field with a count per choice (`singlechoice`), a field per choice with
 * [not selected, selected] (`multichoice`), or a field per choice of which each value counts as points (`ranked`,
 * `cumulative`). Null where there is nothing to read yet, or the type is unknown; `titleOf` words a choice.
 */
export function resultsOf(
  question: Question,
  titleOf: (title: Record<string, string> | null) => string,
): QuestionResults | null {
  const matrix = question.results?.results ?? null;
  const { choices } = question;
  if (matrix === null || matrix.length === 0 || choices === null) return null;
  const read = (
    kind: QuestionResults["kind"],
    figure: (value: number) => bigint,
    whole: (value: number) => bigint,
  ) => ({
    kind,
    choices: choices.map(({ title, value }) => ({
      title: titleOf(title),
      figure: figure(value),
      share: shareOf(figure(value), whole(value)),
    })),
  });
  const field = (value: number) => matrix[value] ?? [];
  if (question.type === "singlechoice") {
    const cast = sum(field(0).map(amount));
    return read(
      "votes",
      (value) => amount(field(0)[value]),
      () => cast,
    );
  }
  if (question.type === "multichoice") {
    return read(
      "votes",
      (value) => amount(field(value)[1]),
      (value) => sum(field(value).map(amount)),
    );
  }
  if (question.type === "ranked" || question.type === "cumulative") {
    const all = sum(choices.map(({ value }) => points(field(value))));
    return read(
      "points",
      (value) => points(field(value)),
      () => all,
    );
  }
  return null;
}
