import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Message, message, storable } from "@/lib/messages/message";
import { getSlots } from "@/lib/organizations/form-options";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail, CREATE, create, managed, operationRow } from "@/lib/test/organizations";
import type { CallOptions } from "@/lib/vocdoni/integrator";
import { NO_QUOTA_KEY, READ_ONLY_KEY, REVOKED_KEY } from "@/sandbox/credentials";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const posts = () => t.requests("POST", "/integrator/organizations");

const unchanged = (cause: Message) => storable(message("vocdoni.change.notApplied", { cause }));

/** Expects a final failure: nothing created, both audit rows written. Returns the error. */
async function failure(id: string) {
  const row = await operationRow(t.ctx, id);
  expect(row).toMatchObject({ state: "failed", finishedAt: expect.any(Date), leaseUntil: null });
  expect(managed(t)).toHaveLength(12);
  expect(await auditTrail(t.ctx)).toEqual(["organization.create requested", "organization.create failed"]);
  return row.error;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

describe("a creation that cannot be made", () => {
  it("says that nothing was changed when Vocdoni is down", async () => {
    const down = t.connect({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    const error = await failure(await create(down));
    expect(error).toMatchObject({ code: "unreachable", message: unchanged(message("vocdoni.cause.unreachable")) });
  });

  it("is not sent when the quota is used up", async () => {
    await t.control("limits", { limits: { maxManagedOrgs: 12 } });
    const error = await failure(await create(t.ctx));
    expect(error?.message).toBe(storable(message("operations.failure.quotaReached")));
    expect(posts()).toBe(0);
  });

  it("loses the race for the last slot with Vocdoni's own answer", async () => {
    const stale = await t.ctx.vocdoni.integrator.get();
    await t.control("limits", { limits: { maxManagedOrgs: 12 } });
    const vocdoni = { ...t.ctx.vocdoni, integrator: { get: async () => stale } };
    const error = await failure(await create({ ...t.ctx, vocdoni }));
    expect(error).toMatchObject({ code: "quota-reached" });
    expect(posts()).toBe(1);
  });

  it("names an account that is no longer an integrator", async () => {
    await t.control("limits", { enabled: false });
    expect(await failure(await create(t.ctx))).toMatchObject({
      code: "not-integrator",
      message: unchanged(message("vocdoni.cause.not-integrator")),
    });
  });

  it("names the scope that the key lacks", async () => {
    const error = await failure(await create(t.connect({ apiKey: READ_ONLY_KEY })));
    const lacking = message("vocdoni.cause.scope-missing", { scope: "managed:write" });
    expect(error).toMatchObject({ code: "scope-missing", message: unchanged(lacking) });
  });

  it("names a revoked key, without its value", async () => {
    const error = await failure(await create(t.connect({ apiKey: REVOKED_KEY })));
    expect(error).toMatchObject({ code: "unauthorized" });
    expect(JSON.stringify(error)).not.toContain(REVOKED_KEY);
    expect(posts()).toBe(0);
  });

  it("is refused in Vocdoni's words when it doesn't know the type", async () => {
    const detail = "malformed JSON body: invalid organization type";
    t.fault({ ...CREATE, status: 400, body: { error: detail, code: 40004 } });
    const error = await failure(await create(t.ctx));
    const said = message("vocdoni.cause.detailed", { cause: message("vocdoni.cause.invalid-request"), detail });
    expect(error).toMatchObject({ code: "invalid-request", message: unchanged(said) });
  });
});

describe("a creation that the quota refuses", () => {
  const left = async () => {
    const slots = await getSlots(t.ctx);
    return slots?.gauge.state === "limited" ? slots.gauge.left : null;
  };

  it("refreshes the quota of the form after the refusal", async () => {
    const stale = await t.ctx.vocdoni.integrator.get();
    expect(await left()).not.toBe(0);
    await t.control("limits", { limits: { maxManagedOrgs: 12 } });
    const answers = [async () => stale];
    const get = (options?: CallOptions) => (answers.shift() ?? t.ctx.vocdoni.integrator.get)(options);
    const error = await failure(await create({ ...t.ctx, vocdoni: { ...t.ctx.vocdoni, integrator: { get } } }));
    expect(error?.code).toBe("quota-reached");
    expect(posts()).toBe(1);
    expect(await left()).toBe(0);
  });

  it("does so even when nothing was sent", async () => {
    expect(await left()).not.toBe(0);
    await t.control("limits", { limits: { maxManagedOrgs: 12 } });
    expect((await failure(await create(t.ctx)))?.code).toBe("quota-reached");
    expect(posts()).toBe(0);
    expect(await left()).toBe(0);
  });

  it("ends the same way when the quota can no longer be read", async () => {
    t.fault({ ...CREATE, status: 400, body: { error: "max managed organizations reached", code: 40154 } });
    t.fault({ method: "GET", path: "^/integrator$", skip: 1, times: 0, status: 502 });
    expect((await failure(await create(t.ctx)))?.code).toBe("quota-reached");
  });
});

describe("a key that cannot read the quota", () => {
  it("still creates", async () => {
    const id = await create(t.connect({ apiKey: NO_QUOTA_KEY }));
    expect(await operationRow(t.ctx, id)).toMatchObject({ state: "succeeded" });
  });
});
