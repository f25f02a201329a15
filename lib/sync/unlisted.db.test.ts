import { eq, isNotNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { organizations, syncRuns } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { managed, mirrorRow, quietOrganization, sync } from "@/lib/test/organizations";

const DAY = 24 * 60 * 60_000;
let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const runOf = async (id: string) => (await t.ctx.db.select().from(syncRuns).where(eq(syncRuns.id, id)))[0];

it("a row read in the future, before the clock was set back, is written and marked like any other", async () => {
  await sync(t.ctx);
  const [changed, deleted] = [quietOrganization(t, 0), quietOrganization(t, 1)];
  await t.ctx.db.update(organizations).set({ readAt: new Date(t.clock.now().getTime() + DAY) });
  Object.assign(changed, { country: "PT" });
  await t.control(`organizations/${deleted.address}`, {}, "DELETE");
  expect(await runOf(await sync(t.ctx))).toMatchObject({ written: 1, gone: 1, complete: true });
  expect(await mirrorRow(t.ctx, changed.address)).toMatchObject({ country: "PT" });
  expect(await mirrorRow(t.ctx, deleted.address)).toMatchObject({ goneReason: "not-listed" });
});

it("a row read by a console whose clock is slightly ahead stays", async () => {
  await sync(t.ctx);
  const { address } = quietOrganization(t);
  const readAt = new Date(t.clock.now().getTime() + 20_000);
  await t.ctx.db
    .update(organizations)
    .set({ readAt, country: "AD", contentHash: "newer" })
    .where(eq(organizations.address, address));
  expect(await runOf(await sync(t.ctx))).toMatchObject({ written: 0, complete: true });
  expect(await mirrorRow(t.ctx, address)).toMatchObject({ country: "AD", readAt });
});

it("a row written while Vocdoni is asked for it is not marked", async () => {
  await sync(t.ctx);
  const { address } = quietOrganization(t);
  await t.control(`organizations/${address}`, {}, "DELETE");
  const { get } = t.ctx.vocdoni.organizations;
  const slow: typeof get = async (asked, options) => {
    await t.ctx.db.update(organizations).set({ readAt: t.clock.now() }).where(sql`true`);
    return get(asked, options);
  };
  const vocdoni = { ...t.ctx.vocdoni, organizations: { ...t.ctx.vocdoni.organizations, get: slow } };
  expect(await runOf(await sync({ ...t.ctx, vocdoni }))).toMatchObject({ gone: 0, confirmed: 1 });
  expect(await runOf(await sync(t.ctx))).toMatchObject({ gone: 1 });
});

// Last, because thousands of deleted rows slow down the other tests on PGlite.
it("checks thousands of rows in chunks, and asks only for those that Vocdoni no longer lists", async () => {
  await t.reset(2_300);
  await sync(t.ctx);
  const doomed = managed(t).filter((_, index) => index % 100 === 7);
  for (const { address } of doomed) await t.control(`organizations/${address}`, {}, "DELETE");
  const before = t.requests("GET", "/organizations/");
  const row = await runOf(await sync(t.ctx));
  expect(row).toMatchObject({
    complete: true,
    phase: "confirming",
    toConfirm: 23,
    confirmed: 23,
    gone: 23,
    written: 0,
  });
  expect(t.requests("GET", "/organizations/") - before).toBe(23);
  const gone = await t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt));
  expect(gone.map(({ address }) => address).sort()).toEqual(doomed.map(({ address }) => address).sort());
});
