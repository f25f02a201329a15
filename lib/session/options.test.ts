import { afterEach, beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-at-least-thirty-two-letters");
  vi.stubEnv("LOG_LEVEL", "info");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it("what a malformed request makes of next-auth is no error, and shows nothing of the request", async () => {
  const lines: string[] = [];
  vi.stubEnv("LOG_LEVEL", "debug");
  const { getAuthOptions } = await import("./options");
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  const { logger } = getAuthOptions();
  logger?.error?.("INVALID_CALLBACK_URL_ERROR", new Error("Invalid callback URL. Received: a typed password"));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 20, code: "INVALID_CALLBACK_URL_ERROR" }]);
  expect(lines.join()).not.toMatch(/stack|typed password/);
});

it("next-auth's errors reach the log with their message, bare or wrapped", async () => {
  const lines: string[] = [];
  const { getAuthOptions } = await import("./options");
  const { logger } = getAuthOptions();
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  logger?.error?.("NO_SECRET", new Error("there is no secret"));
  logger?.error?.("SIGNIN_ERROR", { error: new Error("no provider"), providerId: "credentials" });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { code: "NO_SECRET", err: { message: "there is no secret" } },
    { code: "SIGNIN_ERROR", meta: { error: { message: "no provider" }, providerId: "credentials" } },
  ]);
});
