import "server-only";
import type { ErrorText } from "@/lib/errors";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";

/** A count, or a lower bound. When Vocdoni doesn't give it, `problem` says why. */
export type Counted = { n: number; atLeast: boolean; problem: null } | { n: null; atLeast: false; problem: ErrorText };

/** Why Vocdoni didn't answer; `lacking` where this version of it lacks the endpoint. Throws other errors. */
export function problemOf(error: unknown, lacking?: ErrorText): ErrorText {
  if (!isVocdoniError(error)) throw error;
  return (error.kind === "unknown-route" ? lacking : undefined) ?? explainUpstream(error);
}

/** `lacking`: see `problemOf`. */
export async function counted(read: () => Promise<number>, lacking?: ErrorText): Promise<Counted> {
  try {
    return { n: await read(), atLeast: false, problem: null };
  } catch (error) {
    return { n: null, atLeast: false, problem: problemOf(error, lacking) };
  }
}
