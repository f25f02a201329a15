/** Where an election stands, from Vocdoni's stored status and the election's dates. `unknown`: a status that we don't know. */
export const electionStates = ["open", "paused", "scheduled", "ended", "results", "canceled", "unknown"] as const;
export type ElectionState = (typeof electionStates)[number];

/** The stored statuses that Vocdoni filters by: of at least one question. */
export const storedStatuses = ["READY", "PAUSED", "ENDED", "RESULTS", "CANCELED"] as const;

/** One question, an election of its own on the chain. */
export type QuestionRow = { id: string; title: string; state: ElectionState };

/** A published process. Dates are ISO instants; what Vocdoni doesn't tell is null. `state`: of the liveliest question. */
export type ElectionRow = {
  id: string;
  title: string;
  state: ElectionState;
  startDate: string | null;
  endDate: string | null;
  census: number | null;
  questions: QuestionRow[];
};

/** Votes of a question by now; null where Vocdoni doesn't tell. `final`: they can't change any more. */
export type Tally = { votes: number | null; final: boolean };

/** One choice: its votes or points, exact, and its share of all of them (of its voters where several can be chosen). */
export type ChoiceResult = { title: string; figure: bigint; share: number | null };
/** `weight`: votes of a weighted census. `cast`: the votes or weight of all ballots; null for points. */
export type QuestionResults = { kind: "votes" | "weight" | "points"; cast: bigint | null; choices: ChoiceResult[] };

/**
 * A question with its results: null where there are none yet; `secret`: hidden until the end; `unreadable`: of a voting
 * type that isn't known.
 * `votes`: ballots by now, null where unknown; `final`: Vocdoni says that they can't change any more.
 */
export type QuestionDetail = QuestionRow & {
  votes: number | null;
  final: boolean;
  secret: boolean;
  results: QuestionResults | "unreadable" | null;
};

/** A process with live results. `totalWeight` of a weighted census, where Vocdoni tells it. */
export type ElectionDetail = Omit<ElectionRow, "questions"> & {
  weighted: boolean;
  totalWeight: number | null;
  questions: QuestionDetail[];
};
