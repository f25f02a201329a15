import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { message, storable } from "@/lib/messages/message";
import { openTestConsole, session, type TestConsole } from "@/lib/test/context";
import { LIST, sync } from "@/lib/test/organizations";
import type { UpstreamEvent } from "@/lib/vocdoni/exchange";
import { ALL_SCOPES, PRIMARY_KEY, READ_ONLY_KEY, REVOKED_KEY } from "@/sandbox/credentials";
import { probeMissingScopes } from "./probe-scopes";
import { recordUpstream } from "./record";
import { readUpstreamState } from "./state";

let t: TestConsole;
let writing: Promise<unknown> = Promise.resolve();
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  t.clock.advance(60_000);
});

/** A console that records, one event after the other. */
const recording = (apiKey = PRIMARY_KEY) =>
  t.connect({
    apiKey,
    onUpstreamEvent: (event) => {
      writing = writing.then(() => recordUpstream(t.ctx, event));
    },
  });
async function state() {
  await writing;
  return readUpstreamState(t.ctx);
}
const fails = async (call: Promise<unknown>) => expect(call).rejects.toThrow();
const success: UpstreamEvent = {
  type: "ok",
  method: "GET",
  path: "/integrator",
  durationMs: 1,
  requestedWith: "key",
};
const list = (ctx: Ctx) => ctx.vocdoni.managedOrganizations.list({ limit: 1 });

describe("what is remembered of Vocdoni", () => {
  it("is a general problem, until a call succeeds", async () => {
    t.fault({ ...LIST, times: 3, status: 502 });
    const ctx = recording();
    await fails(list(ctx));
    const text = storable(message("vocdoni.cause.server"));
    expect(await state()).toMatchObject({ problem: { kind: "server", message: text } });
    await list(ctx);
    expect(await state()).toMatchObject({ problem: null, lastOkAt: expect.any(Date) });
  });

  it("is a dead key, which a public answer does not clear", async () => {
    const dead = recording(REVOKED_KEY);
    await fails(list(dead));
    expect((await state()).problem?.kind).toBe("unauthorized");
    await dead.vocdoni.organizations.types();
    expect((await state()).problem?.kind).toBe("unauthorized");
    // Also a public endpoint, which receives the key but ignores that it is revoked.
    await recordUpstream(t.ctx, { ...success, path: "/process/{id}" });
    expect((await state()).problem?.kind).toBe("unauthorized");
    await list(recording());
    expect((await state()).problem).toBeNull();
    expect(JSON.stringify(await state())).not.toMatch(/vsk_/);
  });

  it("is an account that is no integrator, until one of the integrator's own endpoints answers", async () => {
    await recordUpstream(t.ctx, { ...success, type: "error", kind: "not-integrator" });
    await recordUpstream(t.ctx, { ...success, path: "/processes/{id}" });
    await recordUpstream(t.ctx, { ...success, path: "/plans", requestedWith: "none" });
    expect((await state()).problem?.kind).toBe("not-integrator");
    await recordUpstream(t.ctx, success);
    expect((await state()).problem).toBeNull();
  });

  it("is not the refusal of the user who edits", async () => {
    const ctx = t.connect({
      session: { ...session, password: "wrong" },
      onUpstreamEvent: (event) => {
        writing = writing.then(() => recordUpstream(t.ctx, event));
      },
    });
    const { organizations } = await list(ctx);
    const address = organizations[0]?.address ?? "";
    const error = await ctx.vocdoni.organizations.update(address, { size: "5" }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: "unauthorized", path: "/auth/login" });
    expect((await state()).problem).toBeNull();
  });

  it("is a URL past Vocdoni's proxy, which says nothing about the key", async () => {
    t.fault({ path: "^/", times: 0, status: 403, body: "Forbidden\n" });
    const ctx = recording();
    await fails(list(ctx));
    const { problem, missingScopes } = await state();
    expect(problem).toMatchObject({ kind: "wrong-url", message: storable(message("vocdoni.cause.wrong-url")) });
    expect(missingScopes).toEqual([]);
    t.sandbox.sandbox.faults.clear();
    await list(ctx);
    expect((await state()).problem).toBeNull();
  });

  it("is a scope that the key lacks, until that scope is seen to work", async () => {
    const creating = (ctx: Ctx) => ctx.vocdoni.managedOrganizations.create({ type: "union" });
    await fails(creating(recording(READ_ONLY_KEY)));
    expect(await state()).toMatchObject({ missingScopes: ["managed:write"], problem: null });
    await list(recording(READ_ONLY_KEY));
    expect((await state()).missingScopes).toEqual(["managed:write"]);
    await creating(recording());
    expect((await state()).missingScopes).toEqual([]);
  });

  it("is not affected by errors about one organization", async () => {
    await fails(recording().vocdoni.organizations.get(`0x${"0".repeat(40)}`));
    expect((await state()).problem).toBeNull();
  });
});

describe("a scope that nothing asks for on its own", () => {
  it("is asked for again, and is no longer named once the key has it", async () => {
    const ctx = recording();
    const missing = async () => (await state()).missingScopes;
    await sync(ctx);
    await recordUpstream(ctx, { ...success, type: "error", kind: "scope-missing", missingScope: "members:write" });
    await t.control("keys", { secret: PRIMARY_KEY, scopes: ["managed:read"] });
    await probeMissingScopes(ctx).catch(() => undefined);
    expect(await missing()).toEqual(["members:write"]);
    await t.control("keys", { secret: PRIMARY_KEY, scopes: ALL_SCOPES });
    await probeMissingScopes(ctx);
    expect(await missing()).toEqual([]);
  });
});
