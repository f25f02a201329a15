import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

let tokens: typeof import("./session-token");
const lines: string[] = [];
const SECRET = "a-secret-of-at-least-thirty-two-letters";
beforeAll(async () => {
  vi.resetModules();
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  vi.stubEnv("LOG_LEVEL", "debug");
  tokens = await import("./session-token");
});
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const HOUR = 3_600_000;
const person = { id: randomUUID(), sessionVersion: 3 };
const signedInHoursAgo = (hours: number) => tokens.newSession(person, new Date(Date.now() - hours * HOUR));

describe("a session", () => {
  it("is opened as it was sealed, until twelve hours after the sign-in", async () => {
    const session = signedInHoursAgo(11.9);
    const token = await tokens.sealSession(session);
    expect(await tokens.openSession(token)).toEqual(session);
    expect(await tokens.openSession(token, new Date(Date.now() + 0.2 * HOUR))).toBeNull();
  });

  it("is over twelve hours after the sign-in although its token was written later", async () => {
    const token = await encode({ token: signedInHoursAgo(12.1), secret: SECRET, maxAge: 12 * 3600 });
    expect(await tokens.openSession(token)).toBeNull();
    const sealedAgain = await tokens.sealSession(signedInHoursAgo(11.9));
    vi.useFakeTimers({ now: Date.now() + 0.2 * HOUR, toFake: ["Date"] });
    expect(await tokens.openSession(sealedAgain, new Date(0))).toBeNull();
    vi.useRealTimers();
  });

  it("of an earlier version, which has no time of sign-in, is over", async () => {
    const token = await encode({ token: { sub: person.id, sessionVersion: 3 }, secret: SECRET });
    expect(await tokens.openSession(token)).toBeNull();
  });

  it("sealed with another secret, cut short or made up is none, and fills no log", async () => {
    const other = await encode({ token: signedInHoursAgo(0), secret: "another-secret-of-thirty-two-letters!" });
    const good = await tokens.sealSession(signedInHoursAgo(0));
    const garbage = [other, good.slice(0, -5), "x", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "é".repeat(9_000), "\u0000"];
    for (const token of garbage) expect(await tokens.openSession(token)).toBeNull();
    expect(lines).toHaveLength(garbage.length);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 20, msg: "session cookie refused" });
      expect(line).not.toMatch(/stack|\\n {4}at |ééé/);
    }
  });
});

it("a token to sign out belongs to one session", () => {
  const [mine, other] = [signedInHoursAgo(0), signedInHoursAgo(0)];
  const token = tokens.signOutToken(mine);
  expect(tokens.isSignOutToken(token, mine)).toBe(true);
  for (const wrong of [
    tokens.signOutToken(other),
    "",
    undefined,
    null,
    `${token}A`,
    tokens.deviceToken(mine.sessionId),
  ])
    expect(tokens.isSignOutToken(wrong, mine)).toBe(false);
});
