import { randomUUID } from "node:crypto";
import { desc, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { organizations, syncRuns } from "@/lib/db/schema";
import { deleteConfirmation, deleteOrganization } from "@/lib/organizations/delete";
import { refreshOrganization } from "@/lib/organizations/get";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import {
  create,
  createdByOperation,
  managed,
  mirrorRow,
  operationRow,
  quietOrganization,
  sync,
} from "@/lib/test/organizations";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(150);
});
afterAll(() => t.close());
beforeEach(() => t.reset());

/** A hook between reading a page and saving it. */
function between(ctx: Ctx, happens: (page: number) => Promise<void>): Ctx {
  const { list } = ctx.vocdoni.managedOrganizations;
  const hooked: typeof list = async (input, options) => {
    const answer = await list(input, options);
    await happens(answer.pagination.currentPage);
    return answer;
  };
  const managedOrganizations = { ...ctx.vocdoni.managedOrganizations, list: hooked };
  return { ...ctx, vocdoni: { ...ctx.vocdoni, managedOrganizations } };
}
/** Runs once, at the first full page. */
function once(happens: () => Promise<void>) {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await happens();
  };
}
const latest = async () => (await t.ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1))[0];
const held = async () => (await t.ctx.db.select().from(organizations)).filter(({ goneAt }) => goneAt === null);

describe("a list that shifts while it is read", () => {
  it("is read again until one pass is complete; nothing is missed", async () => {
    await sync(t.ctx);
    const [first] = managed(t);
    const remove = once(async () => {
      await t.control(`organizations/${first?.address}`, {}, "DELETE");
    });
    await sync(between(t.ctx, remove));
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true, pass: 2, gone: 1 });
    expect((await held()).map(({ address }) => address).sort()).toEqual(
      managed(t)
        .map(({ address }) => address)
        .sort(),
    );
  });

  it("that never stops changing isn't complete, and nothing is marked", async () => {
    await sync(t.ctx);
    const whole = await latest();
    const remove = async (page: number) => {
      if (page === 1) await t.control(`organizations/${managed(t)[0]?.address}`, {}, "DELETE");
    };
    await sync(between(t.ctx, remove));
    expect(await latest()).toMatchObject({ state: "succeeded", complete: false, pass: 3, gone: 0 });
    expect(await t.ctx.db.select().from(organizations).where(isNotNull(organizations.goneAt))).toEqual([]);
    expect(whole?.complete).toBe(true);
  });

  it("that got a page shorter is read again", async () => {
    await t.reset(101);
    const remove = once(async () => {
      await t.control(`organizations/${managed(t)[0]?.address}`, {}, "DELETE");
    });
    const ctx = between(t.ctx, remove);
    await sync(ctx);
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true, total: 100 });
  });

  it("may show an organization twice, on two pages or on one", async () => {
    const { list } = t.ctx.vocdoni.managedOrganizations;
    const doubled: typeof list = async (input, options) => {
      const answer = await list(input, options);
      return { ...answer, organizations: [...answer.organizations, ...answer.organizations.slice(0, 2)] };
    };
    const managedOrganizations = { ...t.ctx.vocdoni.managedOrganizations, list: doubled };
    await sync({ ...t.ctx, vocdoni: { ...t.ctx.vocdoni, managedOrganizations } });
    expect(await latest()).toMatchObject({ state: "succeeded", complete: true, written: 150 });
    expect(await held()).toHaveLength(150);
  });
});

describe("our own write during a sync", () => {
  it("of a deletion is not undone by a page that was read before", async () => {
    await sync(t.ctx);
    const { address } = quietOrganization(t);
    const row = await mirrorRow(t.ctx, address);
    const remove = once(async () => {
      const confirmation = deleteConfirmation({ name: row?.name ?? "", address });
      const { operationId } = await deleteOrganization(t.ctx, { formToken: randomUUID(), address, confirmation });
      await runOperation(t.ctx, operationId);
      expect(await operationRow(t.ctx, operationId)).toMatchObject({ state: "succeeded" });
    });
    await sync(between(t.ctx, remove));
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ goneReason: "deleted" });
  });

  it("of a creation is not marked as missing", async () => {
    await sync(t.ctx);
    let id = "";
    const add = once(async () => {
      id = await create(t.ctx);
    });
    await sync(between(t.ctx, add));
    expect(await mirrorRow(t.ctx, createdByOperation(t, id)[0]?.address ?? "")).toMatchObject({
      goneAt: null,
      consoleRef: id,
    });
    await sync(t.ctx);
    expect(await latest()).toMatchObject({ complete: true, written: 0, gone: 0 });
  });

  it("that is newer than the page read stays", async () => {
    await sync(t.ctx);
    const organization = quietOrganization(t);
    const { address } = organization;
    organization.country = "AD";
    const edited = once(async () => {
      organization.country = "FR";
      await refreshOrganization(t.ctx, address);
    });
    await sync(between(t.ctx, edited));
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ country: "FR" });
  });
});
