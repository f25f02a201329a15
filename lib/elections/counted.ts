import "server-only";
import type { ErrorText } from "@/lib/errors";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";

/** A count, or a lower bound. When Vocdoni doesn't give it, `problem` says why. */
export type Counted = { n: number; atLeast: boolean; problem: null } | { n: null; atLeast: false; problem: ErrorText };

/** `lacking`: the problem where this version of Vocdoni lacks the endpoint. */
export async function counted(read: () => Promise<number>, lacking?: ErrorText): Promise<Counted> {
  try {
    return { n: await read(), atLeast: false, problem: null };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    const lacks = lacking !== undefined && error.kind === "unknown-route";
    return { n: null, atLeast: false, problem: lacks ? lacking : explainUpstream(error) };
  }
}
