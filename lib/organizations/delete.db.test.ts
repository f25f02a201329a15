import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operations, organizations } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { SECOND_INTEGRATOR } from "@/sandbox/credentials";
import { deleteConfirmation, deleteOrganization } from "./delete";
import { previewDelete } from "./delete-preview";
import { updateOrganization } from "./update";

let t: TestConsole;
let address: string;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  address = org.quietOrganization(t).address;
  await org.sync(t.ctx);
});

const DELETE = { method: "DELETE", path: "^/integrator/organizations/" } as const;
const deletes = () => t.requests("DELETE", "/integrator/organizations/");

async function form(target = address) {
  const row = await org.mirrorRow(t.ctx, target);
  return { formToken: randomUUID(), address: target, confirmation: deleteConfirmation(row ?? { name: "", address }) };
}
async function remove(target = address): Promise<string> {
  const { operationId } = await deleteOrganization(t.ctx, await form(target));
  await runOperation(t.ctx, operationId);
  return operationId;
}
const mirrored = () => org.mirrorRow(t.ctx, address);

describe("a deletion whose answer comes late", () => {
  it("counts as ours even after a sync marked the organization as deleted", async () => {
    const { operationId } = await deleteOrganization(t.ctx, await form());
    await t.control(`organizations/${address}`, {}, "DELETE");
    await org.sync(t.ctx);
    expect(await mirrored()).toMatchObject({ goneReason: "not-listed" });
    await runOperation(t.ctx, operationId);
    expect(await mirrored()).toMatchObject({ goneReason: "deleted" });
  });
});

describe("a deletion", () => {
  it("deletes it, keeps the record, and is found again by its form", async () => {
    const input = await form();
    const { operationId } = await deleteOrganization(t.ctx, input);
    await runOperation(t.ctx, operationId);
    expect(t.sandbox.state.organizations.has(address)).toBe(false);
    expect(await org.operationRow(t.ctx, operationId)).toMatchObject({ state: "succeeded", target: address });
    expect(await mirrored()).toMatchObject({ goneReason: "deleted", goneAt: expect.any(Date) });
    expect(await deleteOrganization(t.ctx, input)).toEqual({ operationId });
    const anew = deleteOrganization(t.ctx, { ...input, formToken: randomUUID() });
    await expect(anew).rejects.toMatchObject({ code: "not-found" });
    expect(deletes()).toBe(1);
    expect((await org.auditTrail(t.ctx)).slice(-2)).toEqual([
      "organization.delete requested",
      "organization.delete succeeded",
    ]);
  });

  it("of one of ours that no longer exists has succeeded", async () => {
    await t.control(`organizations/${address}`, {}, "DELETE");
    const id = await remove();
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
    expect(await mirrored()).toMatchObject({ goneReason: "deleted" });
  });

  it("of another integrator's organization fails, and nothing is marked as deleted", async () => {
    const organization = t.sandbox.state.organizations.get(address);
    if (organization) organization.managedBy = SECOND_INTEGRATOR;
    const id = await remove();
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "failed", error: { code: "not-found" } });
    expect(await mirrored()).toMatchObject({ goneAt: null });
    expect(t.sandbox.state.organizations.has(address)).toBe(true);
  });

  it("of one that was never listed for this integrator is not sent", async () => {
    await t.ctx.db
      .update(organizations)
      .set({ managedBy: SECOND_INTEGRATOR })
      .where(eq(organizations.address, address));
    const id = await remove();
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "failed", error: { code: "conflict" } });
    expect(deletes()).toBe(0);
  });

  it("is blocked by open elections: 409 is explained, and the preview names them", async () => {
    await t.control(`elections/${address}`, { status: "PAUSED" });
    const preview = await previewDelete(t.ctx, address);
    expect(preview.open).toHaveLength(1);
    expect(preview.elections.n).toBeGreaterThan(0);
    const id = await remove();
    const row = await org.operationRow(t.ctx, id);
    expect(row).toMatchObject({ state: "failed", error: { code: "elections-open" } });
    expect(row.error?.message).toBe(storable(message("operations.failure.electionsOpen")));
    expect(await mirrored()).toMatchObject({ goneAt: null });
    await t.control(`elections/${address}`, { action: "end" });
    expect(await org.operationRow(t.ctx, await remove())).toMatchObject({ state: "succeeded" });
  });

  it("is refused while another change of the organization is in progress", async () => {
    await deleteOrganization(t.ctx, await form());
    await expect(deleteOrganization(t.ctx, await form())).rejects.toMatchObject({ code: "conflict" });
    const ctx = t.connect({ session });
    const edit = updateOrganization(ctx, await org.editForm(ctx, address, { names: { default: "New" } }));
    await expect(edit).rejects.toMatchObject({ code: "conflict" });
    expect(await t.ctx.db.select().from(operations)).toHaveLength(1);
  });
});

describe("a deletion with a lost answer", () => {
  it("succeeds when a check shows that it no longer exists", async () => {
    t.fault({ ...DELETE, cut: "after" });
    const id = await remove();
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded", attempts: 1 });
    expect(await mirrored()).toMatchObject({ goneReason: "deleted" });
    expect(deletes()).toBe(1);
  });

  it("is resent when the first one certainly had no effect", async () => {
    t.fault({ ...DELETE, cut: "before" });
    const id = await remove();
    await org.recoverUntilDone(t, id, 1, 2_000);
    expect(deletes(), "not before the settle time").toBe(1);
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded", attempts: 2 });
    expect(t.sandbox.state.organizations.has(address)).toBe(false);
  });

  it("is given up after three attempts, and nothing is marked as deleted", async () => {
    t.fault({ ...DELETE, times: 0, status: 500, body: { error: "API error", code: 50004 } });
    const id = await remove();
    const row = await org.recoverUntilDone(t, id);
    expect(row).toMatchObject({ state: "failed", attempts: 3, error: { code: "not-deleted" } });
    expect(deletes()).toBe(3);
    expect(await mirrored()).toMatchObject({ goneAt: null });
  });

  it("isn't marked as failed when the check after a 404 fails", async () => {
    await t.control(`organizations/${address}`, {}, "DELETE");
    t.fault({ method: "GET", path: `^/organizations/${address}$`, times: 3, status: 502 });
    const id = await remove();
    expect(await org.operationRow(t.ctx, id)).toMatchObject({ state: "unknown" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
  });
});
