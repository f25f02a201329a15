import { asc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAlerts } from "@/lib/alerts/list";
import type { Ctx } from "@/lib/context";
import { organizations, quotaHistory } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { LIST, sync } from "@/lib/test/organizations";
import { problemOf } from "@/lib/test/problems";
import { checkListedOwner } from "@/lib/vocdoni-health/identity";
import { READ_ONLY_KEY, SECOND_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "@/sandbox/credentials";
import { fetchQuota, getQuota } from "./read";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const FOREIGN = storable(message("quota.errors.foreignKey"));
const OURS = { maxManagedOrgs: 40 };
const theirs = () => t.connect({ apiKey: SECOND_INTEGRATOR_KEY });
const keptLimits = async () => {
  const rows = await t.ctx.db.select().from(quotaHistory).orderBy(asc(quotaHistory.at));
  return new Set(rows.map(({ limits }) => limits?.maxManagedOrgs));
};
const removeTheirs = async () => {
  for (const address of [...t.sandbox.state.managedBy(SECOND_INTEGRATOR)])
    await t.control(`organizations/${address}`, {}, "DELETE");
};
const limitOf = async (ctx: Ctx) => {
  const { quota, problem } = await getQuota(ctx, 0);
  const gauge = quota?.gauges.managedOrgs;
  return { limit: gauge?.state === "limited" ? gauge.limit : null, problem };
};

/** A console that holds our organizations and has read our quota. */
async function established() {
  await t.control("limits", { limits: OURS });
  await sync(t.ctx);
  await fetchQuota(t.ctx);
  t.clock.advance(60_000);
}

describe("another integrator's quota", () => {
  it("is neither shown nor recorded, and ours stays with its age", async () => {
    await established();
    const requests = t.requests("GET", "/integrator");
    expect(await limitOf(theirs())).toMatchObject({
      limit: 40,
      problem: FOREIGN,
    });
    expect(await keptLimits()).toEqual(new Set([40]));
    expect(t.requests("GET", "/integrator") - requests, "their quota is not even asked for: one page of the list").toBe(
      1,
    );
  });

  it("opens no alert", async () => {
    await established();
    const second = t.sandbox.state.integrators.get(SECOND_INTEGRATOR);
    if (second?.limits) second.limits.maxManagedOrgs = 7;
    await expect(fetchQuota(theirs())).rejects.toMatchObject({ text: message("quota.errors.foreignKey") });
    expect((await listAlerts(t.ctx, { state: "", page: 1, size: 25 })).rows).toEqual([]);
  });

  it("isn't shown either when ours was never read", async () => {
    await sync(t.ctx);
    expect(await getQuota(theirs())).toMatchObject({ quota: null, checkedAt: null, problem: FOREIGN });
  });

  it("ends with the key: the right one is read at once, without reading the list again", async () => {
    await established();
    await limitOf(theirs());
    t.clock.advance(60_000);
    const lists = t.requests("GET", "/integrator/organizations");
    expect(await limitOf(t.ctx)).toEqual({ limit: 40, problem: null });
    expect(t.requests("GET", "/integrator/organizations")).toBe(lists);
  });

  it("says nothing about a third key, which is verified separately", async () => {
    await established();
    await limitOf(theirs());
    expect(await limitOf(t.connect({ apiKey: READ_ONLY_KEY }))).toEqual({ limit: 40, problem: null });
  });
});

describe("a key that can't be verified", () => {
  it("records nothing while it lists no organization", async () => {
    await established();
    await removeTheirs();
    expect(await limitOf(theirs())).toMatchObject({ limit: 40, problem: storable(message("quota.errors.unclearKey")) });
    expect(await keptLimits()).toEqual(new Set([40]));
  });

  it("records nothing while the list can't be read", async () => {
    await established();
    t.fault({ ...LIST, times: 0, status: 502 });
    const problem = await problemOf(theirs().vocdoni.managedOrganizations.list({ page: 1, limit: 1 }));
    expect(await limitOf(theirs())).toMatchObject({ limit: 40, problem });
    expect(await keptLimits()).toEqual(new Set([40]));
  });

  it("is read on a first run, before any list", async () => {
    expect(await limitOf(theirs())).toEqual({ limit: 20, problem: null });
  });
});

describe("two consoles with different keys on one database", () => {
  it("each keep their own verdict, whichever checked last", async () => {
    await established();
    for (let round = 0; round < 2; round += 1) {
      t.clock.advance(60_000);
      expect(await limitOf(theirs())).toMatchObject({ problem: FOREIGN });
      expect(await limitOf(t.ctx)).toEqual({ limit: 40, problem: null });
    }
    expect(await keptLimits()).toEqual(new Set([40]));
  });

  it("on a first run: what is learned while theirs is being read keeps it from being kept", async () => {
    const other = theirs();
    const listed = await t.ctx.vocdoni.managedOrganizations.list({ limit: 1 });
    const late: Ctx = {
      ...other,
      vocdoni: {
        ...other.vocdoni,
        integrator: {
          get: async (options) => {
            const answer = await other.vocdoni.integrator.get(options);
            expect(await checkListedOwner(t.ctx, listed.organizations)).toBeNull();
            return answer;
          },
        },
      },
    };
    await expect(fetchQuota(late)).rejects.toMatchObject({ text: message("quota.errors.unclearKey") });
    expect(await keptLimits()).toEqual(new Set());
  });

  it("that see the first list at once learn one integrator", async () => {
    const lists = await Promise.all(
      [t.ctx, theirs()].map((ctx) => ctx.vocdoni.managedOrganizations.list({ limit: 1 })),
    );
    const verdicts = await Promise.all([
      checkListedOwner(t.ctx, lists[0]?.organizations ?? []),
      checkListedOwner(theirs(), lists[1]?.organizations ?? []),
    ]);
    expect(verdicts.filter((verdict) => verdict === null)).toHaveLength(1);
    expect(await t.ctx.db.select().from(organizations)).toEqual([]);
  });
});
