import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLog, staff } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { createStaff, listStaff, resetStaffPassword, setStaffDisabled, updateStaff } from "./manage";
import { createStaffSchema } from "./schemas";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const PASSWORD = "maple street in autumn";
const person = async (id: string) => (await t.ctx.db.select().from(staff).where(eq(staff.id, id)))[0];
const last = { code: "conflict", text: message("team.errors.lastAdmin") };

describe("the last administrator", () => {
  it("can be neither demoted nor disabled; the last but one can", async () => {
    const { actor } = await t.person("admin", "Berta");
    const me = t.ctx.actor.id;
    await updateStaff(t.ctx, { id: actor.id, name: "Berta", role: "viewer" });
    expect((await person(actor.id))?.role).toBe("viewer");
    await expect(updateStaff(t.ctx, { id: me, name: "Ana", role: "operator" })).rejects.toMatchObject(last);
    await expect(setStaffDisabled({ ...t.ctx, actor }, { id: me }, true)).rejects.toMatchObject(last);
    expect(await person(me)).toMatchObject({ role: "admin", disabledAt: null });
    await updateStaff(t.ctx, { id: me, name: "Ana Maria", role: "admin" });
  });

  it("does not count a disabled one", async () => {
    const { actor } = await t.person("admin", "Berta");
    await setStaffDisabled(t.ctx, { id: actor.id }, true);
    const me = { id: t.ctx.actor.id, name: "Ana", role: "viewer" } as const;
    await expect(updateStaff(t.ctx, me)).rejects.toMatchObject(last);
  });

  it("remains when two demote each other at the same moment", async () => {
    const ids = [t.ctx.actor.id];
    for (const name of ["Berta", "Carla"]) ids.push((await t.person("admin", name)).actor.id);
    for (let round = 0; round < 3; round += 1) {
      await t.ctx.db.update(staff).set({ role: "admin" });
      const outcomes = await Promise.allSettled(
        [...ids, ...ids].map((id) => updateStaff(t.ctx, { id, name: "x", role: "viewer" })),
      );
      expect((await listStaff(t.ctx)).filter(({ role }) => role === "admin")).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    }
  });
});

describe("a person of the team", () => {
  it("is disabled and let in again; their sessions end", async () => {
    const { actor } = await t.person("operator", "Olga");
    await setStaffDisabled(t.ctx, actor, true);
    await setStaffDisabled(t.ctx, actor, true);
    expect(await person(actor.id)).toMatchObject({ disabledAt: expect.any(Date), sessionVersion: 2 });
    await setStaffDisabled(t.ctx, actor, false);
    expect(await person(actor.id)).toMatchObject({ disabledAt: null, sessionVersion: 3 });
    expect(await auditTrail(t.ctx)).toEqual(["staff.disable succeeded", "staff.enable succeeded"]);
    const self = setStaffDisabled(t.ctx, t.ctx.actor, true);
    await expect(self).rejects.toMatchObject({ code: "conflict", text: message("team.errors.disableSelf") });
  });

  it("gets a new password, which they must replace; their sessions end", async () => {
    const { actor } = await t.person("viewer", "Vera");
    await resetStaffPassword(t.ctx, { id: actor.id, password: PASSWORD });
    expect(await person(actor.id)).toMatchObject({ sessionVersion: 2, mustChangePassword: true });
    const rows = await t.ctx.db.select().from(auditLog);
    expect(rows).toMatchObject([{ action: "staff.reset-password", target: actor.id, before: null, after: null }]);
  });

  it("is in the team once, whatever the case of the email", async () => {
    const input = createStaffSchema.parse({ email: " Olga@X.example", name: "O", role: "viewer", password: PASSWORD });
    await createStaff(t.ctx, input, t.ctx.actor);
    const twice = createStaff(t.ctx, { ...input, email: "OLGA@x.example" }, t.ctx.actor);
    await expect(twice).rejects.toMatchObject({
      code: "invalid-input",
      fields: { email: message("team.errors.emailTaken") },
    });
    const rows = await t.ctx.db.select().from(auditLog);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });

  it("who does not exist is not found, and nothing is recorded", async () => {
    const id = randomUUID();
    for (const call of [
      () => updateStaff(t.ctx, { id, name: "x", role: "viewer" }),
      () => setStaffDisabled(t.ctx, { id }, true),
      () => resetStaffPassword(t.ctx, { id, password: PASSWORD }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "not-found" });
    expect(await auditTrail(t.ctx)).toEqual([]);
  });
});
