import type { ErrorKind, VocdoniError } from "@/lib/vocdoni/errors";

const causes: Partial<Record<ErrorKind, string>> = {
  unreachable: "Vocdoni cannot be reached.",
  timeout: "Vocdoni did not answer in time.",
  cut: "The connection to Vocdoni was lost before its answer was complete.",
  capacity: "Vocdoni is busy or unavailable at the moment.",
  unauthorized:
    "Vocdoni no longer accepts the integrator key: it is invalid, revoked or expired, or its owner changed.",
  "forbidden-role": "Vocdoni says that the user of the integrator key has no role that allows this here.",
  "key-not-permitted": "Vocdoni does not allow this with an integrator key.",
  "not-integrator": "Vocdoni says that this account is no longer an integrator.",
  "quota-reached": "The limit of managed organizations is reached.",
  "not-found": "Vocdoni does not know this organization.",
  "unknown-route": "Vocdoni does not know this request. The API may have changed, or VOCDONI_API_URL is wrong.",
  "wrong-url":
    "VOCDONI_API_URL seems to bypass Vocdoni's proxy. The server refused the request without a Vocdoni error code, which " +
    "says nothing about the key. Check VOCDONI_API_URL.",
  conflict: "Vocdoni refuses this because of the organization's current state.",
  "payment-required": "Vocdoni asks for a payment before it allows this.",
  "invalid-request": "Vocdoni did not accept what was sent.",
  server: "Vocdoni failed with an error of its own.",
  malformed: "Vocdoni's answer could not be understood.",
  redirect: "Vocdoni answered with a redirect, which is refused: the key must not travel. Check VOCDONI_API_URL.",
  "too-large": "Vocdoni's answer was too large to read.",
  "breaker-open": "Vocdoni failed several times in a row; it is asked again in a few seconds.",
  "edit-not-configured":
    "Vocdoni does not let a key edit organizations. Set VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD to the user of the key.",
  aborted: "The request to Vocdoni was cancelled.",
};

/** Where one code says more than its kind. */
const ofCode = new Map([
  [40171, "The organization was changed at Vocdoni at the same moment. Reload it and try again."],
  [40173, "Vocdoni refuses this because a ballot was signed for a member in an election that is still open."],
  [40174, "The integrator's own organization cannot own elections."],
  [40175, "The balance of the Vocdoni wallet is too low."],
  [40176, "Vocdoni does not publish an election with more than 50,000 voters."],
  [40177, "The Vocdoni wallet refused the charge because of its current state. Try again."],
  [40178, "The Vocdoni wallet could not be charged."],
]);

const sessionEnded =
  "Vocdoni says that the session of VOCDONI_SESSION_EMAIL expired again right after signing in. Try again in a minute; " +
  "if it stays so, ask Vocdoni's support.";

const sessionRefused =
  "Vocdoni refuses VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD: they are wrong, or that user is gone or not " +
  "verified. Set both in the console's environment to the user of the key, then restart the console.";

type Explained = Pick<VocdoniError, "kind" | "detail" | "missingScope"> &
  Partial<Pick<VocdoniError, "path" | "credential" | "code">>;

/** The failure is of the user who edits, not of the integrator key. */
function isSessionRefused({ kind, path, credential }: Explained): boolean {
  const login = path?.startsWith("/auth/") ?? false;
  return (kind === "unauthorized" && (login || credential === "session")) || (kind === "invalid-request" && login);
}

/** What happened, as one sentence for staff. Upstream's own text is added where it says what to fix. */
export function explainUpstream(error: Explained): string {
  if (isSessionRefused(error)) return /session expired/.test(error.detail) ? sessionEnded : sessionRefused;
  const exact = ofCode.get(error.code ?? 0);
  if (exact !== undefined) return exact;
  if (error.kind === "scope-missing") {
    return `The integrator key lacks the scope ${error.missingScope ?? "that this needs"}. Make a key with it at Vocdoni.`;
  }
  const cause = causes[error.kind] ?? "Vocdoni answered with an error.";
  const speaks = ["invalid-request", "conflict", "server"].includes(error.kind) && error.detail !== "";
  return speaks ? `${cause} It said: “${error.detail}”.` : cause;
}

/** The same with what did, or did not, happen to a change. */
export function explainFailedWrite(error: VocdoniError): string {
  const effect = error.outcome === "not-applied" ? "Nothing was changed." : "Whether it took effect is not known yet.";
  return `${explainUpstream(error)} ${effect}`;
}
