import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { linkOrganization } from "@/lib/organizations/link";
import { openTestConsole, SETTLE_MS, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { sync } from "@/lib/test/organizations";
import { recoverOperations } from "./recover";
import { checkOperation } from "./run";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const posts = () => t.requests("POST", "/integrator/organizations");

/** One organization, fully added: mirrored, linked to its customer, audited once as requested and once as succeeded. */
async function expectAdopted(id: string) {
  const row = await org.operationRow(t.ctx, id);
  const [made, ...more] = org.createdByOperation(t, id);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ state: "succeeded", target: made?.address, error: null, attempts: 1 });
  const mirrored = await org.mirrorRow(t.ctx, made?.address ?? "");
  expect(mirrored).toMatchObject({ consoleRef: id, customerId: row.customerId, goneAt: null });
  expect(mirrored?.customerId).not.toBeNull();
  const trail = (await org.auditTrail(t.ctx)).filter((line) => line.startsWith("organization.create"));
  expect(trail).toEqual(["organization.create requested", "organization.create succeeded"]);
  expect(posts()).toBe(1);
}

describe("a creation that took effect while its answer was lost", () => {
  const form = () => org.createForm({ newCustomerName: "Maple" });
  const faults = {
    "the connection was cut": { cut: "after" },
    "the server answered 500": { status: 500, body: { error: "server error", code: 50002 }, afterEffect: true },
    "a proxy answered 502": { status: 502, body: "bad gateway", afterEffect: true },
    "the JSON was malformed": { mangle: "malformed" },
    "the JSON broke off": { mangle: "truncated" },
    "a page of HTML came": { mangle: "html" },
  } as const;

  for (const [name, fault] of Object.entries(faults)) {
    it(`is added, once, when ${name}`, async () => {
      t.fault({ ...org.CREATE, ...fault });
      const id = await org.create(t.ctx, form());
      expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown", error: { code: "unknown" } });
      await org.recoverUntilDone(t, id);
      await expectAdopted(id);
    });
  }

  it("is adopted when it took effect after the deadline", async () => {
    t.sandbox.sandbox.settings.createDelay = 1_500;
    const id = await org.create(t.connect({ deadlines: { writeMs: 300 } }), form());
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown" });
    t.clock.advance(2_000);
    await recoverOperations(t.ctx);
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown", passes: 0 });
    await expect.poll(() => org.createdByOperation(t, id).length, { timeout: 10_000 }).toBe(1);
    await org.recoverUntilDone(t, id);
    await expectAdopted(id);
  });

  it("is adopted from the mirror when a sync saw it first", async () => {
    t.fault({ ...org.CREATE, cut: "after" });
    const id = await org.create(t.ctx, form());
    await sync(t.ctx);
    await org.recoverUntilDone(t, id);
    await expectAdopted(id);
  });

  it("keeps a link made by hand before the adoption", async () => {
    t.fault({ ...org.CREATE, cut: "after" });
    const id = await org.create(t.ctx, form());
    await sync(t.ctx);
    const address = org.createdByOperation(t, id)[0]?.address ?? "";
    const { customerId } = await linkOrganization(t.ctx, { address, newCustomerName: "Oak" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
    expect(await org.mirrorRow(t.ctx, address)).toMatchObject({ customerId });
  });

  it("ends even when it was deleted before it could be adopted", async () => {
    t.fault({ ...org.CREATE, cut: "after" });
    const id = await org.create(t.ctx, form());
    await sync(t.ctx);
    const [made] = org.createdByOperation(t, id);
    await t.control(`organizations/${made?.address}`, {}, "DELETE");
    const row = await org.recoverUntilDone(t, id);
    expect(row).toMatchObject({ state: "succeeded", target: made?.address });
    expect(posts()).toBe(1);
  });
});

describe("a creation that was cut off before it took effect", () => {
  it("is never resent: a person decides after two full passes past the settle time", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    t.clock.advance(SETTLE_MS / 2);
    await recoverOperations(t.ctx);
    expect(await org.operationRow(t.ctx, id), "too early to judge").toMatchObject({ state: "unknown", passes: 0 });
    t.clock.advance(SETTLE_MS);
    await recoverOperations(t.ctx);
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown", passes: 1 });
    t.clock.advance(SETTLE_MS);
    await recoverOperations(t.ctx);
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "undecided", error: { code: "undecided" } });
    t.clock.advance(24 * 3_600_000);
    await recoverOperations(t.ctx);
    await checkOperation(t.ctx, id);
    expect(posts()).toBe(1);
    expect(org.managed(t)).toHaveLength(12);
    expect(await org.auditTrail(t.ctx)).toEqual(["organization.create requested", "organization.create unknown"]);
  });

  it("counts only full passes: a shifting list proves nothing", async () => {
    await t.reset(150);
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    t.clock.advance(2 * SETTLE_MS);
    const list = t.ctx.vocdoni.managedOrganizations.list;
    const shifting: typeof list = async (input, options) => {
      const page = await list(input, options);
      if (input?.page === 1) await t.control(`organizations/${org.managed(t)[0]?.address}`, {}, "DELETE");
      return page;
    };
    const managedOrganizations = { ...t.ctx.vocdoni.managedOrganizations, list: shifting };
    await checkOperation({ ...t.ctx, vocdoni: { ...t.ctx.vocdoni, managedOrganizations } }, id);
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown", passes: 0 });
  });

  it("waits while the list cannot be read", async () => {
    t.fault({ ...org.CREATE, cut: "before" });
    const id = await org.create(t.ctx);
    t.fault({ ...org.LIST, times: 0, status: 502 });
    const row = await org.recoverUntilDone(t, id, 3);
    expect(row).toMatchObject({ state: "unknown", passes: 0 });
    expect(row.steps.at(-1)).toMatchObject({
      step: storable(message("operations.step.couldNotCheck")),
      status: "waiting",
    });
  });
});
