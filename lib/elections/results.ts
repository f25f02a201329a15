import type { QuestionResults } from "./model";

type Question = {
  type: string;
  choices: readonly { title: Record<string, string> | null; value: number | null }[] | null;
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
 * `cumulative`). Null before there are any, and while they are secret. `titleOf` words a choice.
 */
export function resultsOf(
  { type, choices, secretUntilTheEnd, results }: Question,
  titleOf: (title: Record<string, string> | null) => string,
  weighted = false,
): QuestionResults | "unreadable" | null {
  const matrix = results?.results ?? [];
  if (matrix.every((field) => field.length === 0) || (secretUntilTheEnd && !results?.finalResults)) return null;
  if (choices === null) return "unreadable";
  const votes = weighted ? "weight" : "votes";
  const all = (figure: (at: number, value: number) => bigint, whole: (at: number) => bigint) =>
    choices.map(({ title, value }, at) => {
      const counted = figure(at, value ?? at);
      return { title: titleOf(title), figure: counted, share: shareOf(counted, whole(at)) };
    });
  const field = (at: number) => matrix[at] ?? [];
  if (type === "singlechoice") {
    const cast = sum(field(0).map(amount));
    const counts = all(
      (_, value) => amount(field(0)[value]),
      () => cast,
    );
    return { kind: votes, cast, choices: counts };
  }
  if (matrix.length !== choices.length) return "unreadable";
  if (type === "multichoice") {
    const castIn = (at: number) => sum(field(at).map(amount));
    return { kind: votes, cast: castIn(0), choices: all((at) => amount(field(at)[1]), castIn) };
  }
  if (type !== "ranked" && type !== "cumulative") return "unreadable";
  const given = sum(matrix.map(points));
  const scores = all(
    (at) => points(field(at)),
    () => given,
  );
  return { kind: "points", cast: null, choices: scores };
}
