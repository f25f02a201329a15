import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { Text } from "@/lib/messages/part";
import type { ActionError } from "@/lib/result";

/**
 * The response of `proxy.ts` instead of running an action: an ActionError as JSON, which Next.js throws as the message.
 */
function refusal(text: string): ActionError | null {
  try {
    const { code, message, requestId } = JSON.parse(text);
    return [code, message, requestId].every((each) => typeof each === "string") ? { code, message, requestId } : null;
  } catch {
    return null;
  }
}

/**
 * A response thrown as an exception. Next.js gives a server-side one a `digest`; a lost connection has none and is
 * explained by `unreachable`.
 */
export function thrownError(
  thrown: unknown,
  text: Text<"forms.action">,
  unreachable: string = text("unreachable"),
): ActionError {
  if (unstable_isUnrecognizedActionError(thrown)) return { code: "updated", message: text("updated"), requestId: "" };
  const digest = thrown instanceof Error && "digest" in thrown ? String(thrown.digest) : "";
  if (digest) return { code: "failed", message: text("failed"), requestId: digest };
  return (
    (thrown instanceof Error ? refusal(thrown.message) : null) ?? {
      code: "unreachable",
      message: unreachable,
      requestId: "",
    }
  );
}
