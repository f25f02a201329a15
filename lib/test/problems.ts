import type { ErrorText } from "@/lib/errors";
import { storable } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";

/** Why a request to Vocdoni fails, as it is stored for people. */
export async function problemOf(request: Promise<unknown>): Promise<string> {
  const error: unknown = await request.then(() => new Error("the request did not fail")).catch((reason) => reason);
  if (!isVocdoniError(error)) throw error;
  const text: ErrorText = explainUpstream(error);
  return typeof text === "string" ? text : storable(text);
}
