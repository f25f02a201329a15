import type { Question, VotingProcess, VotingType } from "../state/election-schemas";

export const totalOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** How many ballots have been cast by now, by the choice that they prefer. */
export function castBy(
  { votes, comingIn }: Question,
  { startDate = 0, endDate }: VotingProcess,
  now: number,
): number[] {
  if (!comingIn) return votes;
  const share = Math.min(1, Math.max(0, (now - startDate) / Math.max(1, endDate - startDate)));
  return votes.map((each) => Math.floor(each * share));
}

/** The values of a ballot: for the choice that it prefers, the next one, and so on. */
const VALUES: Record<Exclude<VotingType, "singlechoice">, (choices: number) => number[]> = {
  multichoice: () => [1, 1],
  ranked: (choices) => Array.from({ length: choices }, (_, place) => choices - 1 - place),
  cumulative: () => [2, 1],
};

/** Results as the API shows them: `[field][value]` is how many ballots have that value in that field. */
export function matrixOf(type: VotingType, votes: readonly number[]): string[][] {
  if (type === "singlechoice") return [votes.map(String)];
  const values = VALUES[type](votes.length);
  const most = Math.max(...values);
  return votes.map((_, choice) => {
    const counts = Array.from({ length: most + 1 }, () => 0);
    votes.forEach((ballots, preferred) => {
      const place = (choice - preferred + votes.length) % votes.length;
      const value = values[place] ?? 0;
      counts[value] = (counts[value] ?? 0) + ballots;
    });
    return counts.map(String);
  });
}

/** What the API tells of a voting type. */
export function protocolOf(type: VotingType, choices: number) {
  const single = type === "singlechoice";
  const maxValue = { singlechoice: Math.max(1, choices - 1), multichoice: 1, ranked: choices - 1, cumulative: 3 }[type];
  return {
    typeSetup: {
      ...{ minChoices: 1, maxChoices: single ? 1 : choices, uniqueChoices: false },
      ...{ budget: type === "cumulative" ? 3 : 0, costExponent: type === "cumulative" ? 1 : 0 },
    },
    ballotProtocol: {
      ...{ maxCount: single ? 1 : choices, maxValue, maxVoteOverwrites: 0 },
      ...{ costExponent: type === "cumulative" ? 1 : 0, maxTotalCost: type === "cumulative" ? 3 : 0 },
      ...{ uniqueValues: type === "ranked", costFromWeight: false },
    },
  };
}
