import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import { createOrganization } from "@/lib/organizations/create";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { create, createdByOperation, createForm, operationRow, recoverUntilDone } from "@/lib/test/organizations";
import { recoverOperations, releaseStaleLeases } from "./recover";
import { checkOperation, processId, runOperation } from "./run";
import { claimToSend, leaseMs } from "./transitions";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const posts = () => t.requests("POST", "/integrator/organizations");
const begin = async () => (await createOrganization(t.ctx, createForm())).operationId;
const state = async (id: string) => (await operationRow(t.ctx, id)).state;

/** Makes the next transaction fail, as if the process or the database had died during it. */
function failingOnce(ctx: Ctx, error = new Error("connection lost")): Ctx {
  let failed = false;
  const db = new Proxy(ctx.db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== "transaction" || failed) return typeof value === "function" ? value.bind(target) : value;
      return () => {
        failed = true;
        return Promise.reject(error);
      };
    },
  });
  return { ...ctx, db };
}

describe("recorded and never sent", () => {
  it("is left to the process that started it for a moment, then sent by the sweep", async () => {
    const id = await begin();
    await recoverOperations(t.ctx);
    expect(await state(id)).toBe("recorded");
    t.clock.advance(11_000);
    await recoverOperations(t.ctx);
    expect(await state(id)).toBe("succeeded");
    expect(createdByOperation(t, id)).toHaveLength(1);
  });

  it("expires after a quarter of an hour", async () => {
    const id = await begin();
    t.clock.advance(15 * 60_000 + 1_000);
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "failed", error: { code: "never-sent" } });
    expect(posts()).toBe(0);
  });
});

describe("sent, and the process died", () => {
  it("is left alone while its lease holds, then checked and never resent", async () => {
    const id = await begin();
    await claimToSend(t.ctx, await operationRow(t.ctx, id), "a process that is gone");
    t.clock.advance(leaseMs(t.ctx) - 5_000);
    await recoverOperations(t.ctx);
    await checkOperation(t.ctx, id);
    expect(await state(id)).toBe("sent");
    t.clock.advance(10_000);
    await recoverOperations(t.ctx);
    expect(await state(id)).toBe("unknown");
    expect(await recoverUntilDone(t, id)).toMatchObject({ state: "undecided", attempts: 1 });
    expect(posts()).toBe(0);
  });

  it("is checked at once where one process owns the database", async () => {
    const [gone, own] = [await begin(), await begin()];
    await claimToSend(t.ctx, await operationRow(t.ctx, gone), "a process that is gone");
    await claimToSend(t.ctx, await operationRow(t.ctx, own), processId);
    await releaseStaleLeases(t.ctx);
    await recoverOperations(t.ctx);
    expect([await state(gone), await state(own)]).toEqual(["unknown", "sent"]);
  });
});

describe("answered, but the outcome wasn't saved", () => {
  it("is adopted from Vocdoni's list", async () => {
    const id = await begin();
    const log = await runOperation(failingOnce(t.ctx), id).then(() => operationRow(t.ctx, id));
    expect(log).toMatchObject({ state: "unknown", target: null });
    expect(createdByOperation(t, id)).toHaveLength(1);
    expect(await recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
    expect(posts()).toBe(1);
    expect(createdByOperation(t, id)).toHaveLength(1);
  });

  it("is adopted even when the lost response couldn't be recorded", async () => {
    const id = await begin();
    await claimToSend(t.ctx, await operationRow(t.ctx, id), "a process that is gone");
    await t.control("organizations", { type: "union", meta: { consoleRef: id } });
    expect(await recoverUntilDone(t, id)).toMatchObject({ state: "succeeded", attempts: 1 });
    expect(posts()).toBe(0);
  });

  it("is checked again when the result of a check couldn't be saved", async () => {
    t.fault({ method: "POST", path: "^/integrator/organizations$", cut: "after" });
    const id = await create(t.ctx);
    t.clock.advance(5_000);
    await recoverOperations(failingOnce(t.ctx));
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "unknown" });
    expect(await recoverUntilDone(t, id)).toMatchObject({ state: "succeeded" });
    expect(createdByOperation(t, id)).toHaveLength(1);
  });
});

describe("the sweep", () => {
  it("continues past an operation that fails", async () => {
    const stuck = await begin();
    await t.ctx.db.update(operations).set({ input: {} }).where(eq(operations.id, stuck));
    const fine = await begin();
    t.clock.advance(20_000);
    await recoverOperations(failingOnce(t.ctx));
    expect(await state(stuck)).toBe("recorded");
    expect(await state(fine)).toBe("succeeded");
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, stuck)).toMatchObject({ state: "failed" });
    expect(posts()).toBe(1);
  });
});
