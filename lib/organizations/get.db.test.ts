import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { getTypeOptions } from "./form-options";
import { getOrganization, refreshOrganization } from "./get";

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

const HOUR_MS = 3_600_000;

describe("the age of what is shown", () => {
  it("is that of the last complete sync that found it unchanged", async () => {
    const first = await getOrganization(t.ctx, address);
    t.clock.advance(HOUR_MS);
    const from = t.clock.now().toISOString();
    await org.sync(t.ctx);
    const later = await getOrganization(t.ctx, address);
    expect(later.readAt, "an unchanged row costs no write").toBe(first.readAt);
    expect(later.asOf > from).toBe(true);
  });

  it("isn't reset by a failed reading", async () => {
    const { asOf } = await getOrganization(t.ctx, address);
    t.clock.advance(HOUR_MS);
    t.fault({ ...org.LIST, status: 500, times: 0 });
    await org.sync(t.ctx).catch(() => undefined);
    expect((await getOrganization(t.ctx, address)).asOf).toBe(asOf);
    t.fault({ method: "GET", path: `^/organizations/${address}$`, status: 500, times: 0 });
    expect((await refreshOrganization(t.ctx, address)).organization.asOf).toBe(asOf);
  });

  it("is now when it was just read", async () => {
    t.clock.advance(HOUR_MS);
    const from = t.clock.now().toISOString();
    const { organization } = await refreshOrganization(t.ctx, address);
    expect(organization.asOf > from).toBe(true);
  });
});

describe("the types that a form offers", () => {
  it("fall back to the built-in ones when Vocdoni takes longer than two seconds", async () => {
    t.fault({ method: "GET", path: "^/organizations/types$", delayMs: 1_000, times: 0 });
    const { timeout } = AbortSignal;
    const spy = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
    const options = await getTypeOptions(t.ctx);
    expect(spy).toHaveBeenCalledWith(2_000);
    spy.mockRestore();
    expect(options.typesAssumed).toBe(true);
    expect(options.types.map(({ value }) => value)).toContain("association");
  });
});
