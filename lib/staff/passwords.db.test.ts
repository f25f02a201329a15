import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { staff } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { changeOwnPassword } from "./change-password";
import { createFirstAdmin, getSetupCode } from "./first-admin";
import { createStaff, resetStaffPassword } from "./manage";
import { passwordSchema } from "./schemas";
import { signIn } from "./sign-in";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const PASSWORD = "maple street in autumn";
const input = {
  email: "ona.origen@integrator.example",
  name: "Ona Origen",
  role: "viewer",
  password: PASSWORD,
} as const;
const weak = { code: "invalid-input", fields: { password: message("account.errors.weak") } };
const signInWith = (password: string) => signIn(t.ctx, { email: input.email, password }, "192.0.2.1");
const hashOf = async () =>
  (await t.ctx.db.select().from(staff).where(eq(staff.email, input.email)))[0]?.passwordHash ?? "";

describe("a weak password", () => {
  it.each([
    ["one letter", "a".repeat(12)],
    ["blanks", " ".repeat(12)],
    ["wide blanks", "\u3000".repeat(12)],
    ["a sequence", "abcdefghijkl"],
    ["digits", "123456789012"],
    ["keys in a row", "qwertyuiop12"],
    ["a common one", "Password123!"],
    ["a common one twice", "letmeinletmein"],
    ["the email address", input.email],
    ["the name", "Ona Origen Ona"],
    ["the product", "vocdoniconsole"],
  ])("is refused for a new person: %s", async (_, password) => {
    await expect(createStaff(t.ctx, { ...input, password }, t.ctx.actor)).rejects.toMatchObject(weak);
  });

  it("is refused wherever a password is set", async () => {
    const { id } = await createStaff(t.ctx, input, t.ctx.actor);
    const password = "aaaaaaaaaaaa";
    await expect(resetStaffPassword(t.ctx, { id, password })).rejects.toMatchObject(weak);
    await expect(resetStaffPassword(t.ctx, { id, password: input.email })).rejects.toMatchObject(weak);
    const own = { ...t.ctx, actor: { id, name: input.name, email: input.email, role: input.role } };
    const change = { current: PASSWORD, password, repeat: password };
    await expect(changeOwnPassword(own, change)).rejects.toMatchObject(weak);
    await t.database.executeSql("DELETE FROM staff");
    const first = { email: input.email, name: input.name, password, code: getSetupCode() };
    await expect(createFirstAdmin(t.ctx, first, "192.0.2.1")).rejects.toMatchObject(weak);
  });
});

it.each(["maple street in autumn", "x7k2m-9qwer-p4tzv-hd3ws", "contrasenya del dimarts plujós"])(
  "%s is accepted",
  async (password) => {
    await createStaff(t.ctx, { ...input, password }, t.ctx.actor);
    await signInWith(password);
  },
);

describe("the same password from another keyboard", () => {
  const composed = "caf\u00e9 amb llet \ufb01ns tard";
  const decomposed = "cafe\u0301 amb llet fins tard";

  it("opens, whichever way it was set", async () => {
    await createStaff(t.ctx, { ...input, password: decomposed }, t.ctx.actor);
    await signInWith(composed);
    await signInWith(decomposed);
  });

  it("is as long as what it means", () => {
    expect(passwordSchema.safeParse("e\u0301".repeat(6)).success).toBe(false);
    expect(passwordSchema.safeParse("\ufb01".repeat(6)).success).toBe(true);
  });

  it("opens an account whose hash is older than that, and is hashed again", async () => {
    await createStaff(t.ctx, input, t.ctx.actor);
    const old = await hash(decomposed, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await t.ctx.db.update(staff).set({ passwordHash: old }).where(eq(staff.email, input.email));
    await expect(signInWith("another password")).rejects.toMatchObject({ code: "invalid-input" });
    expect(await hashOf()).toBe(old);
    await signInWith(decomposed);
    expect(await hashOf()).not.toBe(old);
    await signInWith(composed);
  });
});

it("nobody resets their own password: that needs the current one", async () => {
  const { id } = t.ctx.actor;
  await t.ctx.db.update(staff).set({ passwordHash: "kept" }).where(eq(staff.id, id));
  const own = resetStaffPassword(t.ctx, { id, password: PASSWORD });
  await expect(own).rejects.toMatchObject({ code: "conflict", text: message("team.errors.resetSelf") });
  const [row] = await t.ctx.db.select().from(staff).where(eq(staff.id, id));
  expect(row).toMatchObject({ passwordHash: "kept", sessionVersion: 1 });
});
