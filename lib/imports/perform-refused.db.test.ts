import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message, messageOf, storable } from "@/lib/messages/message";
import { recoverOperations } from "@/lib/perform/recover";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { beginImport, numbered, rowsOf, unions } from "@/lib/test/imports";
import { auditTrail, CREATE, managed } from "@/lib/test/organizations";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
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
const abandoned = (problem: string | null) =>
  storable(message("imports.reasons.abandoned", { reason: messageOf(problem ?? "") ?? problem ?? "" }));

describe("an import that Vocdoni refuses or doesn't answer", () => {
  it("stops at a quota refusal, and never sends the rest", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(30)));
    await limit(18);
    await performImports(t.ctx);
    const view = await getImport(t.ctx, id);
    expect(managed(t)).toHaveLength(18);
    expect(view.counts).toMatchObject({ created: 6, waiting: 0, unknown: 0 });
    expect(view.counts.failed).toBeLessThanOrEqual(IN_FLIGHT);
    expect(view.counts["not-sent"]).toBe(24 - view.counts.failed);
    expect(view.stopped?.by).toBeNull();
    expect(messageOf(view.stopped?.reason ?? "")?.key).toBe("imports.reasons.stopped");
    const last = (await rowsOf(t.ctx, id)).at(-1);
    expect(last).toMatchObject({ state: "failed", error: { code: "never-sent" }, attempts: 0, sentAt: null });
    expect(last?.steps.at(-1)).toMatchObject({
      step: storable(message("imports.reasons.notSent")),
      status: "failed",
    });
    const trail = await auditTrail(t.ctx);
    expect(trail.filter((line) => line === "organization.create failed")).toHaveLength(24);
    expect(trail.filter((line) => line.startsWith("import.stop"))).toEqual(["import.stop succeeded"]);
  });

  it("stops at any other refusal that would apply to the rest too", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(30)));
    t.fault({ ...CREATE, times: 0, status: 400, body: { error: "max organizations reached", code: 40154 } });
    await performImports(t.ctx);
    expect(posts()).toBeLessThanOrEqual(IN_FLIGHT);
    const reason = explainUpstream({
      kind: "quota-reached",
      detail: "max organizations reached",
      missingScope: undefined,
    });
    expect(await getImport(t.ctx, id)).toMatchObject({
      stopped: { reason: storable(message("imports.reasons.stopped", { reason })) },
    });
  });

  it("waits while Vocdoni can't be reached; nothing fails", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(6)));
    t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 });
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({
      counts: { waiting: 6 },
      problem: storable(message("vocdoni.cause.server")),
    });
    await performImports(t.ctx);
    t.sandbox.sandbox.faults.clear();
    t.clock.advance(16_000);
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { created: 6 }, problem: null });
  });

  it("stops waiting after a quarter of an hour", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(6)));
    t.fault({ method: "GET", path: "^/integrator$", times: 0, status: 502 });
    for (let minutes = 0; minutes < 16; minutes += 4) {
      await performImports(t.ctx);
      t.clock.advance(4 * 60_000);
    }
    const { problem } = await getImport(t.ctx, id);
    expect(problem).toEqual(expect.any(String));
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({
      counts: { "not-sent": 6 },
      stopped: { reason: abandoned(problem) },
    });
  });

  it("waits while responses can't be parsed; nothing fails", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(6)));
    t.fault({ method: "GET", path: "^/integrator$", times: 0, mangle: "html" });
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({
      counts: { waiting: 6, failed: 0 },
      problem: expect.any(String),
    });
  });

  it("sends few rows while creations are refused, for at most a quarter of an hour", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(30)));
    t.fault({ ...CREATE, times: 0, status: 429 });
    await performImports(t.ctx);
    t.clock.advance(30_000);
    await performImports(t.ctx);
    const { counts, problem } = await getImport(t.ctx, id);
    expect(counts.failed).toBeGreaterThan(0);
    expect(counts.failed).toBeLessThanOrEqual(IN_FLIGHT);
    expect(counts.waiting).toBe(30 - counts.failed);
    expect(problem).toEqual(expect.any(String));
    for (let minutes = 0; minutes < 16; minutes += 5) {
      await performImports(t.ctx);
      t.clock.advance(5 * 60_000);
    }
    await performImports(t.ctx);
    const ended = await getImport(t.ctx, id);
    expect(ended).toMatchObject({ counts: { waiting: 0 }, stopped: { reason: abandoned(problem) } });
    expect(ended.counts["not-sent"]).toBeGreaterThan(10);
  });

  it("pauses once too many responses were lost to check", async () => {
    const id = await beginImport(t.ctx, unions(...numbered(12)));
    t.fault({ ...CREATE, cut: "after", times: 0 });
    await performImports(t.ctx);
    expect(posts()).toBe(IN_FLIGHT);
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { unknown: IN_FLIGHT, waiting: 8 } });
    t.sandbox.sandbox.faults.clear();
    t.clock.advance(5_000);
    await recoverOperations(t.ctx);
    await performImports(t.ctx);
    expect(await getImport(t.ctx, id)).toMatchObject({ counts: { created: 12 } });
    expect(managed(t)).toHaveLength(24);
  });
});
