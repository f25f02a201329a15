import { type Message, message } from "@/lib/messages/message";
import type { VocdoniError } from "@/lib/vocdoni/errors";

const MAX_VOTERS = 50_000;

/** Codes that are more specific than their kind. */
const ofCode = new Map([
  [40171, message("vocdoni.refusal.changedMeanwhile")],
  [40173, message("vocdoni.refusal.ballotSigned")],
  [40174, message("vocdoni.refusal.ownOrganization")],
  [40175, message("vocdoni.refusal.balanceTooLow")],
  [40176, message("vocdoni.refusal.tooManyVoters", { most: MAX_VOTERS })],
  [40177, message("vocdoni.refusal.chargeRefused")],
  [40178, message("vocdoni.refusal.chargeFailed")],
]);

type Explained = Pick<VocdoniError, "kind" | "detail" | "missingScope"> &
  Partial<Pick<VocdoniError, "path" | "credential" | "code">>;

/** Failures of the editing user, not of the integrator key. */
function isSessionRefused({ kind, path, credential }: Explained): boolean {
  const login = path?.startsWith("/auth/") ?? false;
  return (kind === "unauthorized" && (login || credential === "session")) || (kind === "invalid-request" && login);
}

function causeOf({ kind, missingScope: scope }: Explained): Message {
  if (kind !== "scope-missing") return message(`vocdoni.cause.${kind}`);
  return scope ? message("vocdoni.cause.scope-missing", { scope }) : message("vocdoni.cause.some-scope-missing");
}

/** The cause of a failure, with Vocdoni's own text where it says what to fix. */
export function explainUpstream(error: Explained): Message {
  if (isSessionRefused(error)) {
    const ended = /session expired/.test(error.detail);
    return ended ? message("vocdoni.refusal.sessionEnded") : message("vocdoni.refusal.sessionRefused");
  }
  const exact = ofCode.get(error.code ?? 0);
  if (exact !== undefined) return exact;
  const cause = causeOf(error);
  const hasDetail = ["invalid-request", "conflict", "server"].includes(error.kind) && error.detail !== "";
  return hasDetail ? message("vocdoni.cause.detailed", { cause, detail: error.detail }) : cause;
}

/** The same, plus whether the change was applied. */
export function explainFailedWrite(error: VocdoniError): Message {
  const cause = explainUpstream(error);
  return error.outcome === "not-applied"
    ? message("vocdoni.change.notApplied", { cause })
    : message("vocdoni.change.unknown", { cause });
}
