import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { staff } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { signOut } from "./sign-out";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const versionOf = async (id: string) =>
  (await t.ctx.db.select().from(staff).where(eq(staff.id, id)))[0]?.sessionVersion;

it("ends every session, once: an expired cookie ends nothing and isn't audited", async () => {
  const { id } = t.ctx.actor;
  await signOut(t.ctx, id, 1);
  expect(await versionOf(id)).toBe(2);
  await signOut(t.ctx, id, 1);
  expect(await versionOf(id)).toBe(2);
  expect(await auditTrail(t.ctx)).toEqual(["session.sign-out succeeded"]);
});
