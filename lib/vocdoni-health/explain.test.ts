import { describe, expect, it } from "vitest";
import { type Message, message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { errorKinds, VocdoniError } from "@/lib/vocdoni/errors";
import { explainFailedWrite, explainUpstream } from "./explain";

const dead = {
  kind: "unauthorized",
  detail: "invalid login credentials",
  retryable: false,
  outcome: "not-applied",
} as const;

const unchanged = (cause: Message) => message("vocdoni.change.notApplied", { cause });

it("every kind of failure has a sentence", () => {
  for (const kind of errorKinds) {
    expect(translate(explainUpstream({ kind, detail: "", missingScope: undefined })), kind).toMatch(/^[A-Z].+\.$/);
  }
});

describe("a refusal of credentials", () => {
  it.each([
    ["the login", { method: "POST", path: "/auth/login", credential: "none" }],
    ["the edit with a session", { method: "PUT", path: "/organizations/{address}", credential: "session" }],
  ] as const)("of %s says which settings are refused and where to set them, and does not blame the key", (_, where) => {
    const why = explainFailedWrite(new VocdoniError({ ...dead, ...where }));
    expect(why).toEqual(unchanged(message("vocdoni.refusal.sessionRefused")));
    expect(translate(why)).toContain("VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD");
    expect(translate(why)).toContain("environment");
    expect(translate(why)).not.toContain("integrator key");
  });

  it("of the key blames the key", () => {
    const where = { method: "GET", path: "/integrator", credential: "key" } as const;
    const why = message("vocdoni.cause.unauthorized");
    expect(explainUpstream(new VocdoniError({ ...dead, ...where }))).toEqual(why);
    expect(explainUpstream({ kind: "unauthorized", detail: "", missingScope: undefined })).toEqual(why);
    expect(translate(why)).toContain("integrator key");
  });

  it("is not concluded from a login that couldn't connect", () => {
    const where = { method: "POST", path: "/auth/login", credential: "none" } as const;
    expect(explainUpstream(new VocdoniError({ ...dead, ...where, kind: "unreachable" }))).toEqual(
      message("vocdoni.cause.unreachable"),
    );
  });
});

describe("a refusal that has a code of its own", () => {
  const put = { method: "PUT", path: "/organizations/{address}", retryable: false, outcome: "not-applied" } as const;

  it("of a session that expired again names the session, and not the password", () => {
    const detail = "authentication required: session expired, please log in again";
    const why = explainFailedWrite(new VocdoniError({ ...put, kind: "unauthorized", credential: "session", detail }));
    expect(why).toEqual(unchanged(message("vocdoni.refusal.sessionEnded")));
    expect(translate(why)).not.toMatch(/integrator key|are wrong/);
  });

  it("of a URL past Vocdoni's proxy names the URL, and clears the key", () => {
    const why = explainUpstream({ kind: "wrong-url", detail: "Forbidden", missingScope: undefined });
    expect(why).toEqual(message("vocdoni.cause.wrong-url"));
    expect(translate(why)).toContain("VOCDONI_API_URL");
    expect(translate(why)).toContain("says nothing about the key");
  });

  it.each([
    ["conflict", 40171, message("vocdoni.refusal.changedMeanwhile")],
    ["conflict", 40173, message("vocdoni.refusal.ballotSigned")],
    ["invalid-request", 40174, message("vocdoni.refusal.ownOrganization")],
    ["payment-required", 40175, message("vocdoni.refusal.balanceTooLow")],
    ["invalid-request", 40176, message("vocdoni.refusal.tooManyVoters", { most: 50_000 })],
    ["payment-required", 40178, message("vocdoni.refusal.chargeFailed")],
  ] as const)("%s %s says what it means", (kind, code, cause) => {
    const error = new VocdoniError({ ...put, kind, code, credential: "key", detail: "raw text" });
    expect(explainFailedWrite(error)).toEqual(unchanged(cause));
  });

  it("adds Vocdoni's own text where it says what to fix", () => {
    const detail = "invalid size";
    const error = new VocdoniError({ ...put, kind: "invalid-request", credential: "key", detail, outcome: "unknown" });
    const cause = message("vocdoni.cause.detailed", { cause: message("vocdoni.cause.invalid-request"), detail });
    expect(explainFailedWrite(error)).toEqual(message("vocdoni.change.unknown", { cause }));
  });
});
