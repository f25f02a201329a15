import { type ElectionState, electionStates } from "./model";

type Dates = { startDate: string | null; endDate: string | null };

const isPast = (instant: string | null, now: number) => instant !== null && Date.parse(instant) <= now;

/**
 * Where an election stands at `now` (ms). Vocdoni stores the status and may be minutes late, so the dates count too: an
 * election ends at its end date, whatever is stored.
 */
export function stateOf(status: string | null, { startDate, endDate }: Dates, now: number): ElectionState {
  if (status === "CANCELED") return "canceled";
  if (status === "RESULTS") return "results";
  if (status === "ENDED") return "ended";
  if (status !== "READY" && status !== "PAUSED") return "unknown";
  if (isPast(endDate, now)) return "ended";
  if (status === "PAUSED") return "paused";
  return startDate === null || isPast(startDate, now) ? "open" : "scheduled";
}

/** The state of a process: of the question that needs attention first. */
export const stateOfAll = (states: readonly ElectionState[]): ElectionState =>
  electionStates.find((state) => states.includes(state)) ?? "unknown";
