import { describe, expect, it } from "vitest";
import { VocdoniError } from "@/lib/vocdoni/errors";
import { explainFailedWrite, explainUpstream } from "./explain";

const dead = {
  kind: "unauthorized",
  detail: "invalid login credentials",
  retryable: false,
  outcome: "not-applied",
} as const;

describe("a refusal of credentials", () => {
  it.each([
    ["the login", { method: "POST", path: "/auth/login", credential: "none" }],
    ["the edit with a session", { method: "PUT", path: "/organizations/{address}", credential: "session" }],
  ] as const)("of %s says which settings are refused and where to set them, and does not blame the key", (_, where) => {
    const text = explainFailedWrite(new VocdoniError({ ...dead, ...where }));
    expect(text).toContain("VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD");
    expect(text).toContain("environment");
    expect(text).toContain("Nothing was changed.");
    expect(text).not.toContain("integrator key");
  });

  it("of the key blames the key", () => {
    const where = { method: "GET", path: "/integrator", credential: "key" } as const;
    expect(explainUpstream(new VocdoniError({ ...dead, ...where }))).toContain("integrator key");
    expect(explainUpstream({ kind: "unauthorized", detail: "", missingScope: undefined })).toContain("integrator key");
  });

  it("is not read into a login that only found nobody there", () => {
    const where = { method: "POST", path: "/auth/login", credential: "none" } as const;
    expect(explainUpstream(new VocdoniError({ ...dead, ...where, kind: "unreachable" }))).toContain(
      "cannot be reached",
    );
  });
});

describe("a refusal that has a code of its own", () => {
  const put = { method: "PUT", path: "/organizations/{address}", retryable: false, outcome: "not-applied" } as const;

  it("of a session that expired again names the session, and not the password", () => {
    const detail = "authentication required: session expired, please log in again";
    const text = explainFailedWrite(new VocdoniError({ ...put, kind: "unauthorized", credential: "session", detail }));
    expect(text).toContain("expired again right after signing in");
    expect(text).not.toMatch(/integrator key|are wrong/);
  });

  it("of a URL past Vocdoni's proxy names the URL, and clears the key", () => {
    const text = explainUpstream({ kind: "wrong-url", detail: "Forbidden", missingScope: undefined });
    expect(text).toContain("VOCDONI_API_URL");
    expect(text).toContain("says nothing about the key");
  });

  it.each([
    ["conflict", 40171, "changed at Vocdoni"],
    ["conflict", 40173, "ballot was signed"],
    ["invalid-request", 40174, "own organization"],
    ["payment-required", 40175, "balance"],
    ["invalid-request", 40176, "50,000 voters"],
    ["payment-required", 40178, "wallet"],
  ] as const)("%s %s says %s", (kind, code, words) => {
    const text = explainFailedWrite(new VocdoniError({ ...put, kind, code, credential: "key", detail: "raw text" }));
    expect(text).toContain(words);
    expect(text).toContain("Nothing was changed.");
  });
});
