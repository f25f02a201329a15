import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ctx } from "@/lib/context";
import { message, storable } from "@/lib/messages/message";
import { getOperation } from "@/lib/operations/read";
import { runOperation } from "@/lib/perform/run";
import { openTestConsole, SETTLE_MS, session, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { SESSION_EMAIL } from "@/sandbox/credentials";
import type { OrganizationFields } from "./schemas";
import { updateOrganization } from "./update";

let t: TestConsole;
let ctx: Ctx;
let address: string;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  ctx = t.connect({ session });
  address = org.quietOrganization(t).address;
  await org.sync(ctx);
});

const PUT = { method: "PUT", path: "^/organizations/" } as const;
const names = { default: "Nou nom 🗳️", ca: "Nou nom" };

async function edit(by: Ctx, change: Partial<OrganizationFields>): Promise<string> {
  const { operationId } = await updateOrganization(by, await org.editForm(by, address, { names, ...change }));
  await runOperation(by, operationId ?? "");
  return operationId ?? "";
}
const upstream = () => t.sandbox.state.organizations.get(address);

describe("an edit", () => {
  it("tries the key, then saves with the session, and updates the mirror", async () => {
    const id = await edit(ctx, { country: "FR" });
    const view = await getOperation(ctx, id);
    expect(view).toMatchObject({ state: "succeeded", kept: [], target: address });
    expect(view.steps.at(-1)?.detail).toBe(storable(message("operations.step.savedWithSession")));
    expect(t.requests("PUT")).toBe(2);
    expect(upstream()).toMatchObject({ country: "FR", meta: { name: names } });
    expect(await org.mirrorRow(ctx, address)).toMatchObject({ name: names.default, country: "FR" });
    expect((await org.auditTrail(ctx)).slice(-2)).toEqual([
      "organization.update requested",
      "organization.update succeeded",
    ]);
    await edit(ctx, { country: "DE" });
    expect(t.requests("PUT"), "the refusal of the key is remembered").toBe(3);
  });

  it("without a session fails and says what to configure", async () => {
    const error = (await getOperation(ctx, await edit(t.ctx, {}))).error;
    const cause = message("vocdoni.cause.edit-not-configured");
    expect(error).toMatchObject({
      code: "edit-not-configured",
      message: storable(message("vocdoni.change.notApplied", { cause })),
    });
    expect(upstream()?.meta.name).not.toEqual(names);
  });

  it("that changes nothing is no operation", async () => {
    await edit(ctx, {});
    const puts = t.requests("PUT");
    expect(await updateOrganization(ctx, await org.editForm(ctx, address, {}))).toEqual({ operationId: null });
    expect(t.requests("PUT")).toBe(puts);
  });

  it("names the fields that Vocdoni didn't change", async () => {
    const { update } = ctx.vocdoni.organizations;
    const ignoring: typeof update = (target, { size: _size, ...patch }, options) => update(target, patch, options);
    const organizations = { ...ctx.vocdoni.organizations, update: ignoring };
    const by = { ...ctx, vocdoni: { ...ctx.vocdoni, organizations } };
    const was = upstream()?.size;
    expect(await getOperation(ctx, await edit(by, { size: "77" }))).toMatchObject({
      state: "succeeded",
      kept: [{ field: "size", wanted: "77", is: was }],
    });
  });

  it("fails when nothing was applied", async () => {
    t.fault({ ...PUT, skip: 1, status: 200, body: "\n" });
    const view = await getOperation(ctx, await edit(ctx, {}));
    expect(view).toMatchObject({ state: "failed", error: { code: "not-applied" } });
  });

  it("can't clear a field, and says what it contains", async () => {
    await edit(ctx, { website: "https://unio.example" });
    const form = await org.editForm(ctx, address, { website: "", descriptions: {} });
    await expect(updateOrganization(ctx, form)).rejects.toMatchObject({
      code: "invalid-input",
      fields: { website: message("organizations.invalid.cannotClear", { value: "https://unio.example" }) },
    });
  });

  it("is refused when somebody else changed the organization in between", async () => {
    const form = await org.editForm(ctx, address, { names });
    await edit(ctx, { country: "IT" });
    await expect(updateOrganization(ctx, form)).rejects.toMatchObject({ code: "conflict" });
    expect(upstream()?.country).toBe("IT");
  });

  it("sent again by the same form after it took effect is the same operation", async () => {
    const form = await org.editForm(ctx, address, { names });
    const first = await updateOrganization(ctx, form);
    await runOperation(ctx, first.operationId ?? "");
    expect(await updateOrganization(ctx, form)).toEqual(first);
    const other = { ...form, names: { default: "Other" } };
    await expect(updateOrganization(ctx, other)).rejects.toMatchObject({ code: "conflict" });
  });

  it("of an organization that the console never saw is not found", async () => {
    const form = { ...(await org.editForm(ctx, address, { names })), address: `0x${"0".repeat(40)}` };
    await expect(updateOrganization(ctx, form)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an edit while Vocdoni is slow", () => {
  it("ends with an error after five seconds, and nothing is recorded", async () => {
    const form = await org.editForm(ctx, address, { names });
    t.fault({ method: "GET", path: `^/organizations/${address}$`, delayMs: 1_000, times: 0 });
    const { timeout } = AbortSignal;
    const spy = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
    const slow = updateOrganization(ctx, form);
    await expect(slow).rejects.toMatchObject({
      code: "upstream",
      text: message("organizations.errors.timeout", { seconds: 5 }),
    });
    expect(spy).toHaveBeenCalledWith(5_000);
    spy.mockRestore();
    expect(await org.auditTrail(ctx)).not.toContain("organization.update requested");
  });
});

describe("an edit with a lost answer", () => {
  it("is saved when a check shows the requested values", async () => {
    t.fault({ ...PUT, skip: 1, cut: "after" });
    const id = await edit(ctx, {});
    expect(await org.operationRow(ctx, id)).toMatchObject({ state: "unknown" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded", attempts: 1 });
    expect(await org.mirrorRow(ctx, address)).toMatchObject({ name: names.default });
  });

  it("fails when the settle time passed without an effect, and isn't resent", async () => {
    t.fault({ ...PUT, skip: 1, cut: "before" });
    const id = await edit(ctx, {});
    const early = await org.recoverUntilDone(t, id, 1, SETTLE_MS / 4);
    expect(early.state).toBe("unknown");
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "failed", error: { code: "not-applied" } });
    expect(t.requests("PUT")).toBe(2);
  });

  it("isn't marked as failed when reading it back fails", async () => {
    t.fault({ method: "GET", path: `^/organizations/${address}$`, skip: 3, times: 3, status: 502 });
    const id = await edit(ctx, {});
    expect(upstream()?.meta.name).toEqual(names);
    expect(await org.operationRow(ctx, id)).toMatchObject({ state: "unknown" });
    expect(await org.recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
  });

  it("reports that it deleted the organization, and keeps its last record", async () => {
    const before = await org.mirrorRow(ctx, address);
    const organization = upstream();
    if (organization) Object.assign(organization, { creator: "gone@integrator.example" });
    expect(organization?.roles[SESSION_EMAIL]).toBe("admin");
    const id = await edit(ctx, {});
    expect(upstream()).toBeUndefined();
    expect(await org.operationRow(ctx, id)).toMatchObject({ state: "unknown" });
    const row = await org.recoverUntilDone(t, id);
    expect(row).toMatchObject({ state: "failed", error: { code: "organization-gone" } });
    const tombstone = await org.mirrorRow(ctx, address);
    expect(tombstone).toMatchObject({ name: before?.name, raw: before?.raw, goneReason: "not-listed" });
  });
});
