import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { auditLog, staff } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { chooseLanguage } from "./choose-language";
import { languageSchema } from "./schemas";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const kept = async () => (await t.ctx.db.select().from(staff).where(eq(staff.id, t.ctx.actor.id)))[0]?.language;

it("is stored with the account, and audited once", async () => {
  expect(await kept()).toBeNull();
  await chooseLanguage(t.ctx, { language: "ca" });
  await chooseLanguage(t.ctx, { language: "ca" });
  expect(await kept()).toBe("ca");
  expect(await t.ctx.db.select().from(auditLog)).toMatchObject([
    { action: "staff.change-language", target: t.ctx.actor.id, before: { language: null }, after: { language: "ca" } },
  ]);
});

it("is one that the console speaks", () => {
  expect(languageSchema.safeParse({ language: "es" }).success).toBe(true);
  for (const language of ["de", "", "ES", undefined])
    expect(languageSchema.safeParse({ language }).success).toBe(false);
});
