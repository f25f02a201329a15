import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deviceToken } from "@/lib/auth/session-token";
import { auditLog, rateLimits, staff } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { changeOwnPassword } from "./change-password";
import { createFirstAdmin, getSetupCode } from "./first-admin";
import { createStaff } from "./manage";
import * as password from "./password";
import { signIn } from "./sign-in";

let t: TestConsole;
beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-at-least-thirty-two-letters");
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  t = await openTestConsole();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await t.close();
});
beforeEach(async () => {
  await t.reset();
  vi.restoreAllMocks();
});

const PASSWORD = "maple street in autumn";
const input = { email: "olga@integrator.example", name: "Olga", role: "operator", password: PASSWORD } as const;
const add = () => createStaff(t.ctx, input, t.ctx.actor);
const attempt = (secret: string, address = "192.0.2.1", email: string = input.email) =>
  signIn(t.ctx, { email, password: secret }, address);
const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "thrown"),
  );
const limited = {
  code: "rate-limited",
  text: expect.toBeOneOf([14, 15].map((minutes) => message("auth.signIn.tooManyAttempts", { minutes }))),
};
const limitRows = () => t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "session.limit"));
/** Many attempts without the time that hashing takes. */
const withoutHashing = () => vi.spyOn(password, "verifyPassword").mockResolvedValue("wrong");

describe("wrong passwords", () => {
  it("lock the account for their own network address only, before any hashing", async () => {
    await add();
    for (let i = 0; i < 10; i += 1) await outcomeOf(attempt("wrong", "198.51.100.7"));
    const verify = vi.spyOn(password, "verifyPassword");
    await expect(attempt(PASSWORD, "198.51.100.7")).rejects.toMatchObject(limited);
    expect(verify).not.toHaveBeenCalled();
    await expect(attempt(PASSWORD, "192.0.2.1")).resolves.toMatchObject({ name: "Olga" });
  });

  it.each([
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["::ffff:198.51.100.7", "198.51.100.7", true],
    ["198.51.100.7:50123", "198.51.100.7:50999", true],
  ])("from %s count for %s: %s", async (from, other, same) => {
    await add();
    for (let i = 0; i < 10; i += 1) await outcomeOf(attempt("wrong", from));
    expect(await outcomeOf(attempt(PASSWORD, other))).toBe(same ? "rate-limited" : "done");
  });

  it("are forgotten with a sign-in that succeeds", async () => {
    await add();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 9; i += 1) await outcomeOf(attempt("wrong"));
      await attempt(PASSWORD);
    }
  });

  it("sent all at once don't get past the limit either", async () => {
    await add();
    const verify = withoutHashing();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcomeOf(attempt("wrong"))));
    expect(outcomes.filter((outcome) => outcome === "rate-limited")).toHaveLength(20);
    expect(verify).toHaveBeenCalledTimes(10);
    expect(await limitRows()).toHaveLength(1);
  });

  it("from many addresses slow an account down, and never lock it", async () => {
    await add();
    withoutHashing();
    for (let i = 0; i < 51; i += 1) await outcomeOf(attempt("wrong", `198.51.100.${i}`));
    vi.restoreAllMocks();
    const begun = performance.now();
    await expect(attempt(PASSWORD)).resolves.toMatchObject({ name: "Olga" });
    expect(performance.now() - begun).toBeGreaterThan(990);
    expect(await limitRows()).toMatchObject([{ target: input.email, after: { limit: "sign-in-account" } }]);
  });

  it("from one address over many accounts block the address", async () => {
    await add();
    withoutHashing();
    for (let i = 0; i < 50; i += 1) await outcomeOf(attempt("wrong", "198.51.100.7", `a${i}@x.example`));
    await expect(attempt("wrong", "198.51.100.7", "b@x.example")).rejects.toMatchObject(limited);
    vi.restoreAllMocks();
    await expect(attempt(PASSWORD)).resolves.toMatchObject({ name: "Olga" });
  });
});

it("a browser that has signed in before has a limit of its own, which strangers behind the same address cannot use up", async () => {
  const { id } = await add();
  for (let i = 0; i < 11; i += 1) await outcomeOf(attempt("wrong"));
  const from = (device: string, secret = PASSWORD) =>
    outcomeOf(signIn(t.ctx, { email: input.email, password: secret }, "192.0.2.1", device));
  for (const forged of ["", "x", deviceToken(randomUUID()), `${deviceToken(id)}A`])
    expect(await from(forged)).toBe("rate-limited");
  expect(await from(deviceToken(id))).toBe("done");
  for (let i = 0; i < 10; i += 1) expect(await from(deviceToken(id), "wrong")).toBe("invalid-input");
  expect(await from(deviceToken(id))).toBe("rate-limited");
});

it("sixty people sign in from one address in a quarter of an hour", async () => {
  vi.spyOn(password, "verifyPassword").mockResolvedValue("right");
  await t.ctx.db.insert(staff).values(
    Array.from({ length: 60 }, (_, i) => ({
      email: `p${i}@integrator.example`,
      name: `P${i}`,
      role: "viewer" as const,
      passwordHash: "none",
    })),
  );
  for (let i = 0; i < 60; i += 1)
    expect(await outcomeOf(attempt("any", "10.0.0.1", `p${i}@integrator.example`))).toBe("done");
});

it("a limit that is reached is audited once, with the account's email or the network address", async () => {
  await add();
  withoutHashing();
  for (let i = 0; i < 15; i += 1) await outcomeOf(attempt("wrong"));
  for (let i = 0; i < 45; i += 1) await outcomeOf(attempt("wrong", "192.0.2.1", "not an address"));
  expect(await limitRows()).toMatchObject([
    { target: input.email, actorName: "Olga", outcome: "refused", after: { limit: "sign-in" } },
    { target: "192.0.2.1", actorName: storable(message("audit.actors.unknown")), after: { limit: "sign-in" } },
  ]);
});

it("what is typed in place of an email address is stored nowhere", async () => {
  await add();
  const typed = "correct horse battery staple";
  for (let i = 0; i < 12; i += 1) await outcomeOf(attempt(PASSWORD, "192.0.2.1", typed));
  const kept = JSON.stringify([await t.ctx.db.select().from(auditLog), await t.ctx.db.select().from(rateLimits)]);
  expect(kept).toContain("session.sign-in-refused");
  expect(kept).not.toContain("correct horse");
});

describe("the own password and the setup code", () => {
  it("have counters that strangers' sign-ins do not touch", async () => {
    const { id } = await add();
    withoutHashing();
    for (let i = 0; i < 30; i += 1) await outcomeOf(attempt("wrong", `198.51.100.${i % 3}`));
    vi.restoreAllMocks();
    const own = { ...t.ctx, actor: { ...t.ctx.actor, id, email: input.email, name: "Olga" } };
    const change = { current: "wrong", password: "oak street in winter", repeat: "oak street in winter" };
    for (let i = 0; i < 10; i += 1) expect(await outcomeOf(changeOwnPassword(own, change))).toBe("invalid-input");
    await expect(changeOwnPassword(own, { ...change, current: PASSWORD })).rejects.toMatchObject(limited);
    await expect(attempt(PASSWORD)).resolves.toMatchObject({ name: "Olga" });
  });

  it("are counted by the network address of the guesses", async () => {
    await t.database.executeSql("DELETE FROM staff");
    const form = { email: "first@integrator.example", name: "First", password: PASSWORD };
    const guess = (address: string, code = "AAAA-AAAA-AAAA") => createFirstAdmin(t.ctx, { ...form, code }, address);
    for (let i = 0; i < 10; i += 1) expect(await outcomeOf(guess("198.51.100.7"))).toBe("invalid-input");
    await expect(guess("198.51.100.7", getSetupCode())).rejects.toMatchObject(limited);
    await guess("192.0.2.1", getSetupCode());
  });
});
