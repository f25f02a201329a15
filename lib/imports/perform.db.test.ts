import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { imports, operations } from "@/lib/db/schema";
import { createOrganization } from "@/lib/organizations/create";
import { recoverOperations } from "@/lib/perform/recover";
import { claimToSend } from "@/lib/perform/transitions";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { beginImport, numbered, rowsOf, unions } from "@/lib/test/imports";
import { CREATE, create, createForm, managed, mirrorRow, operationRow } from "@/lib/test/organizations";
import { IN_FLIGHT, performImports } from "./perform";
import { getImport } from "./read";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  await limit(500);
});

const limit = (maxManagedOrgs: number) => t.control("limits", { limits: { maxManagedOrgs } });
const posts = () => t.requests("POST", "/integrator/organizations");
const states = async (id: string) => (await rowsOf(t.ctx, id)).map(({ state }) => state);
const QUARTER_MS = 15 * 60_000 + 1_000;

/** The maximum number of concurrent creations at Vocdoni during `work`. */
async function mostAtOnce(work: Promise<unknown>): Promise<number> {
  let most = 0;
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  while (!done) {
    const reserved = [...t.sandbox.state.reserved.values()].reduce((sum, n) => sum + n, 0);
    most = Math.max(most, reserved);
    await sleep(5);
  }
  await ended;
  return most;
}

describe("the rows of an import", () => {
  it("are created once each, a few at a time, and linked to their customer", async () => {
    t.sandbox.sandbox.settings.createDelay = 30;
    const text = `name,type,customer\n${numbered(12)
      .map((name) => `${name},union,Maple`)
      .join("\n")}\n`;
    const id = await beginImport(t.ctx, text);
    const most = await mostAtOnce(performImports(t.ctx));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(IN_FLIGHT);
    expect(posts()).toBe(12);
    expect(managed(t)).toHaveLength(24);
    const rows = await rowsOf(t.ctx, id);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["succeeded"]));
    expect(await mirrorRow(t.ctx, rows[0]?.target ?? "")).toMatchObject({ customerId: rows[0]?.customerId });
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { created: 12, waiting: 0 }, stopped: null });
  });

  it("are not sent by the sweep, however old", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(3)));
    t.clock.advance(60_000);
    await recoverOperations(t.ctx);
    expect(await states(id)).toEqual(["recorded", "recorded", "recorded"]);
  });

  it("are sent once by two consoles at once", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(10)));
    await Promise.all([performImports(t.ctx), performImports(t.connect())]);
    expect(new Set(await states(id))).toEqual(new Set(["succeeded"]));
    expect(posts()).toBe(10);
  });

  it("that fail alone keep nothing from the others", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(5)));
    const body = { error: "malformed JSON body: invalid organization type", code: 40004 };
    t.fault({ ...CREATE, status: 400, body });
    await performImports(t.ctx);
    const view = await getImport(t.ctx, id);
    expect(view).toMatchObject({ counts: { created: 4, failed: 1, "not-sent": 0 }, stopped: null });
  });
});

describe("what a person begins while an import goes on", () => {
  it("does not wait behind it", async () => {
    t.sandbox.sandbox.settings.createDelay = 60;
    const id = await beginImport(t.ctx, unions(...numbered(40)));
    const importing = performImports(t.ctx);
    const own = await create(t.ctx);
    expect(await operationRow(t.ctx, own)).toMatchObject({ state: "succeeded" });
    const left = await createOrganization(t.ctx, createForm());
    t.clock.advance(11_000);
    await recoverOperations(t.ctx);
    expect(await operationRow(t.ctx, left.operationId)).toMatchObject({ state: "succeeded" });
    expect((await getImport(t.ctx, id)).counts.waiting).toBeGreaterThan(10);
    await importing;
  });

  it("and another import each have their turn", async () => {
    t.sandbox.sandbox.settings.createDelay = 20;
    const first = await beginImport(t.ctx, unions(...numbered(20, "First")));
    const second = await beginImport(t.ctx, unions(...numbered(4, "Second")));
    await performImports(t.ctx);
    const sent = async (id: string) => (await rowsOf(t.ctx, id)).map(({ sentAt }) => sentAt?.getTime() ?? 0);
    expect(Math.max(...(await sent(second)))).toBeLessThan(Math.max(...(await sent(first)).slice(0, 12)));
  });
});

describe("a crash between", () => {
  it("never resends a row, and continues with the others", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(4)));
    const [sent, taken] = await rowsOf(t.ctx, id);
    if (!sent || !taken) throw new Error("no rows");
    // The process died after marking one as sent and claiming another.
    await claimToSend(t.ctx, sent, "a process that is gone");
    await t.control("organizations", { type: "union", meta: { consoleRef: sent.id } });
    const until = new Date(t.ctx.now().getTime() + 60_000);
    await t.ctx.db.update(operations).set({ leaseUntil: until, leaseOwner: "gone" }).where(eq(operations.id, taken.id));
    await performImports(t.ctx);
    expect(await states(id)).toEqual(["sent", "recorded", "succeeded", "succeeded"]);
    t.clock.advance(120_000);
    await performImports(t.ctx);
    await recoverOperations(t.ctx);
    expect(await states(id)).toEqual(["succeeded", "succeeded", "succeeded", "succeeded"]);
    expect(posts()).toBe(3);
  });

  it("of a quarter of an hour gives up what was not sent", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(3)));
    t.clock.advance(QUARTER_MS);
    await performImports(t.ctx);
    const [row] = await rowsOf(t.ctx, id);
    expect(row).toMatchObject({ state: "failed", error: { code: "never-sent" }, finishedAt: expect.any(Date) });
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { "not-sent": 3 }, stopped: { by: null } });
    expect(posts()).toBe(0);
  });

  it("doesn't apply to an import that takes longer", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(3)));
    await t.ctx.db.update(imports).set({ advancedAt: new Date(t.ctx.now().getTime() + QUARTER_MS) });
    t.clock.advance(QUARTER_MS);
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { created: 3 }, stopped: null });
  });
});
