import { desc, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checksumAddress } from "@/lib/checksum-address";
import type { Ctx } from "@/lib/context";
import { organizations, syncRuns } from "@/lib/db/schema";
import { message, messageOf } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { create, managed, operationRow, sync } from "@/lib/test/organizations";
import { PRIMARY_INTEGRATOR, READ_ONLY_KEY, SECOND_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "@/sandbox/credentials";
import { assertOwnIntegrator } from "./identity";
import { readUpstreamState } from "./state";
import { readVerdict } from "./verdict";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const latest = async () => (await t.ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1))[0];
const gone = () => t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt));
const posts = () => t.requests("POST", "/integrator/organizations");
const theirs = () => t.connect({ apiKey: SECOND_INTEGRATOR_KEY });
const clear = async (integrator: string) => {
  for (const address of [...t.sandbox.state.managedBy(integrator)])
    await t.control(`organizations/${address}`, {}, "DELETE");
};

async function expectStopped(ctx: Ctx) {
  const before = posts();
  const row = await operationRow(ctx, await create(ctx));
  expect(row).toMatchObject({ state: "failed", error: { code: "writes-stopped" } });
  expect(posts()).toBe(before);
  return messageOf(row.error?.message ?? "");
}

describe("another integrator's key", () => {
  it("fails the sync, marks nothing, stops writes, and the old key works again", async () => {
    await sync(t.ctx);
    await sync(theirs());
    expect(await latest()).toMatchObject({ state: "failed", written: 0, gone: 0 });
    expect(await t.ctx.db.select().from(organizations)).toHaveLength(12);
    expect(await gone()).toEqual([]);
    expect((await readUpstreamState(t.ctx)).integratorAddress).toBe(PRIMARY_INTEGRATOR);
    expect(await readVerdict(theirs())).toEqual({ verdict: "foreign", owner: SECOND_INTEGRATOR });
    expect(await readVerdict(t.ctx), "the key before it is as it was").toEqual({ verdict: "own" });
    const [foreign, ours] = [checksumAddress(SECOND_INTEGRATOR), checksumAddress(PRIMARY_INTEGRATOR)];
    const why = message("vocdoni.identity.foreign", { theirs: foreign, ours });
    expect(await expectStopped(theirs())).toEqual(why);
    expect(await operationRow(t.ctx, await create(t.ctx))).toMatchObject({ state: "succeeded" });
    expect(await readVerdict(t.ctx)).toEqual({ verdict: "own" });
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true });
  });

  it("is noticed before the first write, without any sync", async () => {
    await sync(t.ctx);
    await expectStopped(theirs());
    expect(t.sandbox.state.managedBy(SECOND_INTEGRATOR)).toHaveLength(7);
  });

  it("with an empty list stops writes, and its sync is no fresh reading", async () => {
    await sync(t.ctx);
    await clear(SECOND_INTEGRATOR);
    expect(await expectStopped(theirs())).toEqual(message("vocdoni.identity.nothing-listed"));
    const requests = t.requests("GET", "/organizations/");
    await sync(theirs());
    expect(await latest()).toMatchObject({ state: "failed", complete: false });
    expect(t.requests("GET", "/organizations/")).toBe(requests);
    expect(await gone()).toEqual([]);
    const verdict = { verdict: "unclear", reason: "nothing-listed" };
    expect(await readVerdict(theirs()), "for the banner").toEqual(verdict);
    expect(await readVerdict(t.ctx), "of the former key").toEqual({ verdict: "own" });
  });
});

describe("a key that can't be verified", () => {
  it("is called another integrator's once its list says so", async () => {
    await sync(t.ctx);
    await clear(SECOND_INTEGRATOR);
    await expectStopped(theirs());
    await t.control("organizations", { integrator: "second", type: "union" });
    await expectStopped(theirs());
    expect(await readVerdict(theirs())).toEqual({ verdict: "foreign", owner: SECOND_INTEGRATOR });
  });

  it("is no longer stopped once the console holds nothing", async () => {
    await sync(t.ctx);
    await clear(SECOND_INTEGRATOR);
    await expectStopped(theirs());
    await t.ctx.db.delete(organizations);
    await assertOwnIntegrator(theirs());
    expect(await readVerdict(theirs())).toBeNull();
  });
});

describe("the same integrator", () => {
  it("with another key goes on, and its key is remembered", async () => {
    await sync(t.ctx);
    await assertOwnIntegrator(t.connect({ apiKey: READ_ONLY_KEY }));
    const reads = t.requests("GET", "/integrator/organizations");
    await assertOwnIntegrator(t.connect({ apiKey: READ_ONLY_KEY }));
    expect(t.requests("GET", "/integrator/organizations"), "a known key costs no reading").toBe(reads);
  });

  it("whose organizations were all deleted can change its key and go on", async () => {
    await sync(t.ctx);
    await clear(PRIMARY_INTEGRATOR);
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true, gone: 12 });
    expect(managed(t)).toEqual([]);
    await assertOwnIntegrator(t.connect({ apiKey: READ_ONLY_KEY }));
  });

  it("is learned on a first run", async () => {
    await clear(PRIMARY_INTEGRATOR);
    expect(await operationRow(t.ctx, await create(t.ctx))).toMatchObject({ state: "succeeded" });
    await assertOwnIntegrator(t.ctx);
    expect((await readUpstreamState(t.ctx)).integratorAddress).toBe(PRIMARY_INTEGRATOR);
  });
});
