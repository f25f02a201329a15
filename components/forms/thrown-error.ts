import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ActionError } from "@/lib/result";

export const UNREACHABLE =
  "Could not reach the console; nothing is known to have changed. Check your connection and try again.";
const FAILED =
  "The console failed before it could answer; what was done is not known. Reload to see the current state.";
const UPDATED = "The console was updated. What you typed is still here: copy it, then reload.";

/** What `proxy.ts` answers instead of running an action: an ActionError as JSON, which Next.js throws as the message. */
function refusal(text: string): ActionError | null {
  try {
    const { code, message, requestId } = JSON.parse(text);
    return [code, message, requestId].every((each) => typeof each === "string") ? { code, message, requestId } : null;
  } catch {
    return null;
  }
}

/**
 * An answer that came as an exception. Next.js gives a server-side one a `digest`; a lost connection has none and gets
 * the words `unreachable`.
 */
export function thrownError(thrown: unknown, unreachable: string): ActionError {
  if (unstable_isUnrecognizedActionError(thrown)) return { code: "updated", message: UPDATED, requestId: "" };
  const digest = thrown instanceof Error && "digest" in thrown ? String(thrown.digest) : "";
  if (digest) return { code: "failed", message: FAILED, requestId: digest };
  return (
    (thrown instanceof Error ? refusal(thrown.message) : null) ?? {
      code: "unreachable",
      message: unreachable,
      requestId: "",
    }
  );
}
