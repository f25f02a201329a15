import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideOperation } from "@/lib/operations/decide";
import { deleteOrganization } from "@/lib/organizations/delete";
import { openTestConsole, SETTLE_MS, type TestConsole } from "@/lib/test/context";
import {
  CREATE,
  create,
  createdByOperation,
  createForm,
  mirrorRow,
  operationRow,
  quietOrganization,
  recoverUntilDone,
  sync,
} from "@/lib/test/organizations";
import { SECOND_INTEGRATOR_KEY } from "@/sandbox/credentials";
import { recoverOperations } from "./recover";
import { checkOperation, runOperation } from "./run";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const posts = () => t.requests("POST", "/integrator/organizations");

/** A create that the console gave up on before Vocdoni processed it. */
async function givenUp() {
  t.fault({ ...CREATE, cut: "before" });
  const id = await create(t.ctx, createForm({ newCustomerName: "Maple" }));
  expect(await recoverUntilDone(t, id)).toMatchObject({ state: "undecided" });
  const turnUp = () =>
    t.control("organizations", { type: "others", meta: { consoleRef: id, name: { default: "Late" } } });
  return { id, turnUp };
}

describe("a create that Vocdoni finishes after it was given up", () => {
  it("counts as made, and as its customer's, when it was seen and deleted before it was adopted", async () => {
    const { id, turnUp } = await givenUp();
    await turnUp();
    await sync(t.ctx);
    const address = createdByOperation(t, id)[0]?.address ?? "";
    await t.control(`organizations/${address}`, {}, "DELETE");
    await recoverOperations(t.ctx);
    const row = await operationRow(t.ctx, id);
    expect(row).toMatchObject({ state: "succeeded", target: address });
    expect(row.customerId).not.toBeNull();
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ customerId: row.customerId });
  });

  it("is added with its customer once a sync has seen it", async () => {
    const { id, turnUp } = await givenUp();
    await turnUp();
    await sync(t.ctx);
    await recoverOperations(t.ctx);
    const row = await operationRow(t.ctx, id);
    expect(row).toMatchObject({ state: "succeeded", target: createdByOperation(t, id)[0]?.address });
    expect(await mirrorRow(t.ctx, row.target ?? "")).toMatchObject({ customerId: row.customerId });
    expect(posts()).toBe(1);
  });

  it("is adopted even after a person closed it as not carried out", async () => {
    const { id, turnUp } = await givenUp();
    await decideOperation(t.ctx, { id, decision: "close" });
    await turnUp();
    await sync(t.ctx);
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
  });

  it("cannot be closed as not carried out while the mirror has it", async () => {
    const { id, turnUp } = await givenUp();
    await turnUp();
    await sync(t.ctx);
    await expect(decideOperation(t.ctx, { id, decision: "close" })).rejects.toMatchObject({ code: "conflict" });
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "undecided" });
  });
});

describe("recovery with a key that is not ours", () => {
  it("concludes nothing from what another integrator's list does not show", async () => {
    await sync(t.ctx);
    t.fault({ ...CREATE, cut: "before" });
    const id = await create(t.ctx);
    const theirs = t.connect({ apiKey: SECOND_INTEGRATOR_KEY });
    for (let look = 0; look < 3; look += 1) {
      t.clock.advance(2 * SETTLE_MS);
      await checkOperation(theirs, id);
    }
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "unknown", passes: 0 });
    expect(await recoverUntilDone(t, id)).toMatchObject({ state: "undecided" });
  });

  it("marks nothing as deleted because it is unknown to another environment", async () => {
    await sync(t.ctx);
    const { address } = quietOrganization(t);
    const row = await mirrorRow(t.ctx, address);
    t.fault({ method: "DELETE", path: ".*", cut: "before" });
    const formToken = crypto.randomUUID();
    const { operationId } = await deleteOrganization(t.ctx, { formToken, address, confirmation: row?.name ?? "" });
    await runOperation(t.ctx, operationId);
    const theirs = t.connect({ apiKey: SECOND_INTEGRATOR_KEY });
    t.fault({
      method: "GET",
      path: `^/organizations/${address}$`,
      status: 400,
      body: { error: "organization address is required", code: 40011 },
    });
    t.clock.advance(2 * SETTLE_MS);
    await checkOperation(theirs, operationId);
    expect(await operationRow(t.ctx, operationId)).toMatchObject({ state: "unknown" });
    expect(await mirrorRow(t.ctx, address)).toMatchObject({ goneAt: null });
  });
});

describe("a process that was held up between noting and sending", () => {
  it("sends nothing: others may have decided in the meantime", async () => {
    const { createOrganization } = await import("@/lib/organizations/create");
    const { operationId } = await createOrganization(t.ctx, createForm());
    // The clock reads the time of the claim, then jumps half a minute: a laptop that slept.
    const started = t.ctx.now();
    let reads = 0;
    const sleepy = { ...t.ctx, now: () => new Date(started.getTime() + (reads++ < 5 ? 0 : 30_000)) };
    await runOperation(sleepy, operationId);
    expect(await operationRow(t.ctx, operationId)).toMatchObject({ state: "failed", error: { code: "never-sent" } });
    expect(posts()).toBe(0);
  });
});
