import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditLog, staff } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { changeOwnPassword } from "./change-password";
import { createFirstAdmin, getSetupCode, needsFirstAdmin } from "./first-admin";
import { createStaff, setStaffDisabled } from "./manage";
import * as password from "./password";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  vi.restoreAllMocks();
});

const PASSWORD = "maple street in autumn";
const input = { email: "olga@integrator.example", name: "Olga", role: "operator", password: PASSWORD } as const;
const add = () => createStaff(t.ctx, input, t.ctx.actor);
const attempt = (email: string, secret: string, address = "192.0.2.1") =>
  signIn(t.ctx, { email, password: secret }, address);
const messageOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => "let in",
    (error: unknown) => (error instanceof Error ? error.message : ""),
  );
const person = async (id: string) => (await t.ctx.db.select().from(staff).where(eq(staff.id, id)))[0];

describe("signing in", () => {
  it("takes the right password, with the email in any case, and records it", async () => {
    const { id } = await add();
    expect(await attempt(" Olga@Integrator.Example ", PASSWORD)).toMatchObject({ id, role: "operator" });
    expect((await person(id))?.lastSignInAt).not.toBeNull();
    expect((await person(id))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await auditTrail(t.ctx)).toEqual(["staff.create succeeded", "session.sign-in succeeded"]);
  });

  it("answers a wrong password, an unknown and a disabled person with the same message", async () => {
    const { id } = await add();
    const wrong = await messageOf(attempt(input.email, "another password"));
    const unknown = await messageOf(attempt("nobody@integrator.example", PASSWORD));
    await setStaffDisabled(t.ctx, { id }, true);
    const disabled = await messageOf(attempt(input.email, PASSWORD));
    const odd = [{}, null, { email: 1, password: [] }, { email: "\u0000", password: "\u0000" }];
    const others = await Promise.all(odd.map((value) => messageOf(signIn(t.ctx, value, "192.0.2.1"))));
    expect(new Set([wrong, unknown, disabled, ...others])).toEqual(
      new Set([translate(message("auth.signIn.incorrect"))]),
    );
    const rows = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "session.sign-in-refused"));
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain("password");
  });

  it("spends a hash on an unknown person too", async () => {
    const verify = vi.spyOn(password, "verifyPassword");
    await messageOf(attempt("nobody@integrator.example", PASSWORD));
    expect(verify).toHaveBeenCalledWith(undefined, PASSWORD);
    expect(await password.verifyPassword(undefined, "no account has this password")).toBe("wrong");
  });
});

describe("signing out and changing the password", () => {
  it("end every session", async () => {
    const { id } = await add();
    await signOut(t.ctx, id, 1);
    expect((await person(id))?.sessionVersion).toBe(2);
    const own = { ...t.ctx, actor: { ...t.ctx.actor, id, email: input.email, name: "Olga" } };
    const change = { current: PASSWORD, password: "oak street in winter", repeat: "oak street in winter" };
    const wrong = changeOwnPassword(own, { ...change, current: "wrong" });
    await expect(wrong).rejects.toMatchObject({ fields: { current: message("account.errors.wrong") } });
    const same = changeOwnPassword(own, { ...change, password: PASSWORD });
    await expect(same).rejects.toMatchObject({ fields: { password: message("account.errors.same") } });
    expect(await person(id)).toMatchObject({ sessionVersion: 2, mustChangePassword: true });
    await changeOwnPassword(own, change);
    expect(await person(id)).toMatchObject({ sessionVersion: 3, mustChangePassword: false });
    await expect(attempt(input.email, change.password)).resolves.toMatchObject({ sessionVersion: 3 });
    expect(await messageOf(attempt(input.email, PASSWORD))).not.toBe("let in");
  });
});

describe("the first administrator", () => {
  const form = { email: "first@integrator.example", name: "First", password: PASSWORD };

  it("is created once, with the code from the terminal", async () => {
    await t.database.executeSql("DELETE FROM staff");
    expect(await needsFirstAdmin(t.ctx)).toBe(true);
    const code = getSetupCode();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    for (const wrong of ["", "AAAA-AAAA-AAAA", `${code}A`, "é".repeat(40)])
      await expect(createFirstAdmin(t.ctx, { ...form, code: wrong }, "a")).rejects.toMatchObject({
        fields: { code: message("auth.setupErrors.wrongCode") },
      });
    await createFirstAdmin(t.ctx, { ...form, code: ` ${code.toLowerCase()} ` }, "a");
    expect(await attempt(form.email, PASSWORD)).toMatchObject({ role: "admin" });
    const again = createFirstAdmin(t.ctx, { ...form, email: "second@integrator.example", code }, "a");
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(getSetupCode()).not.toBe(code);
    expect(await t.ctx.db.select().from(staff)).toMatchObject([{ mustChangePassword: false }]);
  });
});
