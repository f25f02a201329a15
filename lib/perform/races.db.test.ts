import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { decideOperation } from "@/lib/operations/decide";
import { createOrganization } from "@/lib/organizations/create";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import {
  auditTrail,
  CREATE,
  create,
  createdByOperation,
  createForm,
  managed,
  operationRow,
} from "@/lib/test/organizations";
import { VocdoniError } from "@/lib/vocdoni/errors";
import { recoverOperations } from "./recover";
import { checkOperation, runOperation } from "./run";
import { claimToSend } from "./transitions";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const posts = () => t.requests("POST", "/integrator/organizations");
const unreachable = () =>
  new VocdoniError({
    ...{ kind: "unreachable", retryable: true, outcome: "not-applied", detail: "" },
    ...{ method: "GET", path: "/integrator", credential: "key" },
  });

describe("two recoverers at once", () => {
  it("send a recorded creation once", async () => {
    const { operationId: id } = await createOrganization(t.ctx, createForm({ newCustomerName: "Maple" }));
    t.clock.advance(11_000);
    t.sandbox.sandbox.settings.createDelay = 30;
    await Promise.all([recoverOperations(t.ctx), recoverOperations(t.connect()), runOperation(t.connect(), id)]);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded", attempts: 1 });
    expect(posts()).toBe(1);
    expect(createdByOperation(t, id)).toHaveLength(1);
  });

  it("add a lost creation once, with one audit row", async () => {
    t.fault({ ...CREATE, cut: "after" });
    const id = await create(t.ctx);
    t.clock.advance(5_000);
    await Promise.all([recoverOperations(t.ctx), recoverOperations(t.connect()), checkOperation(t.connect(), id)]);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
    expect(await auditTrail(t.ctx)).toEqual(["organization.create requested", "organization.create succeeded"]);
  });

  it("don't fail an operation that the other is sending", async () => {
    const { operationId: id } = await createOrganization(t.ctx, createForm());
    const get = async () => {
      await claimToSend(t.ctx, await operationRow(t.ctx, id), "the other process");
      throw unreachable();
    };
    await runOperation({ ...t.ctx, vocdoni: { ...t.ctx.vocdoni, integrator: { get } } }, id);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "sent", error: null });
    expect(await auditTrail(t.ctx)).toEqual(["organization.create requested"]);
  });
});

describe("recovery while the person sends the same form again", () => {
  it("ends with one organization", async () => {
    const form = createForm({ newCustomerName: "Maple" });
    t.fault({ ...CREATE, cut: "after" });
    const id = await create(t.ctx, form);
    t.clock.advance(5_000);
    const [again] = await Promise.all([create(t.ctx, form), recoverOperations(t.ctx)]);
    expect(again).toBe(id);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
    expect(posts()).toBe(1);
    expect(managed(t)).toHaveLength(13);
  });
});

describe("a person's decision", () => {
  async function undecided(): Promise<string> {
    t.fault({ ...CREATE, cut: "before" });
    const id = await create(t.ctx);
    for (let i = 0; i < 2; i += 1) {
      t.clock.advance(120_000);
      await recoverOperations(t.ctx);
    }
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "undecided" });
    return id;
  }

  it("to check again reads the whole list twice more, and finds a late creation", async () => {
    const id = await undecided();
    await decideOperation(t.ctx, { id, decision: "look-again" });
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "unknown", passes: 0 });
    await t.control("organizations", { type: "union", meta: { consoleRef: id } });
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded", attempts: 1 });
    expect(await auditTrail(t.ctx)).toEqual([
      "organization.create requested",
      "organization.create unknown",
      "operation.decide succeeded",
      "organization.create succeeded",
    ]);
  });

  it("to close it ends it, sends nothing and is final", async () => {
    const id = await undecided();
    const olga = await t.person("operator", "Olga");
    await decideOperation(olga, { id, decision: "close" });
    const row = await operationRow(t.ctx, id);
    expect(row).toMatchObject({ state: "closed", finishedAt: expect.any(Date), nextLookAt: null });
    expect(row.steps.at(-1)?.step).toBe(storable(message("operations.step.closedBy", { name: "Olga" })));
    t.clock.advance(600_000);
    await recoverOperations(t.ctx);
    expect(posts()).toBe(1);
    const twice = decideOperation(t.ctx, { id, decision: "look-again" });
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused while the operation is in progress", async () => {
    t.fault({ ...CREATE, cut: "after" });
    const id = await create(t.ctx);
    await expect(decideOperation(t.ctx, { id, decision: "close" })).rejects.toMatchObject({ code: "conflict" });
  });
});
