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
