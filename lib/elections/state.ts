import { type ElectionState, electionStates } from "./model";

/** `final`: the results can't change any more. */
type Known = { startDate: string | null; endDate: string | null; final?: boolean | undefined };

const isPast = (instant: string | null, now: number) => instant !== null && Date.parse(instant) <= now;

/**
 * Where an election stands at `now` (ms). Vocdoni stores the status and may be minutes late, so the dates count too: an
 * election ends at its end date, and with its final results, whatever is stored.
 */
export function stateOf(status: string | null, { startDate, endDate, final }: Known, now: number): ElectionState {
  if (status === "CANCELED") return "canceled";
  if (status === "RESULTS" || final) return "results";
  if (status === "ENDED") return "ended";
  if (status !== "READY" && status !== "PAUSED") return "unknown";
  if (isPast(endDate, now)) return "ended";
  if (status === "PAUSED") return "paused";
  return startDate === null || isPast(startDate, now) ? "open" : "scheduled";
}

/** The state of a process: of the question that needs attention first. */
export const stateOfAll = (states: readonly ElectionState[]): ElectionState =>
  electionStates.find((state) => states.includes(state)) ?? "unknown";
