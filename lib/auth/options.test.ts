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

it("next-auth's errors reach the log with their message, bare or wrapped", async () => {
  const lines: string[] = [];
  const { getAuthOptions } = await import("./options");
  const { logger } = getAuthOptions();
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  logger?.error?.("JWT_SESSION_ERROR", new Error("decryption operation failed"));
  logger?.error?.("SIGNIN_ERROR", { error: new Error("no provider"), providerId: "credentials" });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { code: "JWT_SESSION_ERROR", err: { message: "decryption operation failed" } },
    { code: "SIGNIN_ERROR", meta: { error: { message: "no provider" }, providerId: "credentials" } },
  ]);
});
