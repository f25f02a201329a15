import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { quotaHistory } from "@/lib/db/schema";
import { textOf } from "@/lib/messages/text";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { HOUR_MS } from "@/lib/time/buckets";
import type { UpstreamEvent } from "@/lib/vocdoni/exchange";
import { recordUpstream } from "@/lib/vocdoni-health/record";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import { historyCsv } from "./csv";
import { readHistory } from "./history";
import { historyKeys } from "./history-schemas";
import { getQuota } from "./read";

const words = { text: textOf("en", "quota.decrease"), locale: "en" };
let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  // Readings a minute apart belong to the same hour.
  t.clock.advance(HOUR_MS - (t.ctx.now().getTime() % HOUR_MS));
  t.sandbox.sandbox.settings.generation = "current";
});

const WALLET = { method: "GET", path: "^/wallet$" } as const;
const set = (wallet: object | null) => t.control("wallet", { wallet });
const read = async () => {
  t.clock.advance(60_000);
  return (await getQuota(t.ctx, 0)).wallet;
};

describe("the wallet", () => {
  it("is read with the quota, in euro cents", async () => {
    await set({ balanceCents: 123_456 });
    const before = t.ctx.now();
    const wallet = await read();
    expect(wallet?.balance).toBe(123_456);
    expect(Date.parse(wallet?.at ?? "")).toBeGreaterThan(before.getTime());
    expect(t.sandbox.sandbox.log.list().map(({ path }) => path)).toContain("/wallet?page=1&limit=1");
  });

  it.each([
    ["unknown to the backend", null],
    ["that is forbidden", { status: 403, body: { error: "organization is not an integrator", code: 40153 } }],
    ["that is gone past a proxy", { status: 403, body: "forbidden" }],
    ["that is not found", { status: 404, body: { error: "no wallet", code: 40999 } }],
    [
      "for which the key's user has no role",
      { status: 401, body: { error: "authentication required: user is not admin", code: 40001 } },
    ],
  ] as const)("%s is absent, also where there was one", async (_, fault) => {
    await set({ balanceCents: 500 });
    expect(await read()).not.toBeNull();
    if (fault === null) await set(null);
    else t.fault({ ...WALLET, times: 0, ...fault });
    expect(await read()).toBeNull();
    expect(await read()).toBeNull();
  });

  it.each([
    ["an outage", { status: 502 }],
    ["an answer that is cut", { cut: "after" }],
    ["an answer that cannot be understood", { mangle: "malformed" }],
  ] as const)(
    "keeps its last known balance with its age through %s, and the quota is read all the same",
    async (_, fault) => {
      await set({ balanceCents: 500 });
      const known = await read();
      t.fault({ ...WALLET, times: 0, ...fault });
      expect(await read()).toEqual(known);
      t.clock.advance(2 * HOUR_MS);
      const view = await getQuota(t.ctx, 0);
      expect(view).toMatchObject({ wallet: known, problem: null });
      expect(Date.parse(view.checkedAt ?? "")).toBeGreaterThan(Date.parse(known?.at ?? "") + HOUR_MS);
    },
  );

  it("that hangs keeps the quota waiting for 3 seconds at most", async () => {
    await set({ balanceCents: 500 });
    t.fault({ ...WALLET, times: 0, delayMs: 8_000 });
    const began = performance.now();
    expect(await getQuota(t.ctx, 0)).toMatchObject({ wallet: null, problem: null, quota: { enabled: true } });
    expect(performance.now() - began).toBeLessThan(6_000);
  });

  it.each([
    ["negative", -1],
    ["absurd", 1e300],
    ["beyond a billion euros", 100_000_000_001],
    ["not whole cents", 12.5],
  ])("with a balance that is %s is not known, which is not zero", async (_, balanceCents) => {
    await set({ balanceCents });
    expect(await read()).toMatchObject({ balance: null });
  });

  it.each([
    ["under a shorter name", { balance: 500 }, 500],
    ["in another currency", { balanceCents: 500, currency: "usd" }, undefined],
    ["as a text", { balanceCents: "500" }, undefined],
    ["under a name that nobody knows", { funds: 500 }, undefined],
    ["in a list", [], undefined],
  ])("answered %s", async (_, answer, balance) => {
    await set({ answer });
    expect((await read())?.balance).toBe(balance);
  });

  it("that is not understood is logged once", async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => lines.push(line) });
    await set({ balanceCents: 500 });
    await read();
    await set({ answer: { funds: 500 } });
    for (let n = 0; n < 3; n += 1) {
      t.clock.advance(60_000);
      await getQuota({ ...t.ctx, log }, 0);
    }
    expect(lines.filter((line) => line.includes("wallet"))).toHaveLength(1);
  });

  it("says nothing about the connection or the key: without a wallet there is no problem", async () => {
    const events: UpstreamEvent[] = [];
    const ctx = t.connect({ onUpstreamEvent: (event) => events.push(event) });
    await getQuota(ctx, 0);
    expect(events.map(({ path }) => path)).toContain("/wallet");
    for (const event of events) await recordUpstream(t.ctx, event);
    expect(await readUpstreamState(t.ctx)).toMatchObject({ problem: null, missingScopes: [] });
  });
});

describe("the history of the balance", () => {
  it("is stored with the readings, across readings without it", async () => {
    await set({ balanceCents: 70_000 });
    await read();
    t.fault({ ...WALLET, times: 0, status: 502 });
    await read();
    const kinds = (await t.ctx.db.select().from(quotaHistory)).map(({ bucketKind, wallet }) => [
      bucketKind,
      wallet?.balance,
    ]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ["hour", 70_000],
        ["day", 70_000],
      ]),
    );
    const history = await readHistory(t.ctx, "24h");
    expect(history).toMatchObject({ hasWallet: true });
    expect(history.points.at(-1)).toMatchObject({ balance: 70_000 });
  });

  it("has a gap where the balance cannot be, and its CSV is in euros", async () => {
    await set({ balanceCents: 70_050 });
    await read();
    t.clock.advance(HOUR_MS);
    await set({ balanceCents: -3 });
    await read();
    const history = await readHistory(t.ctx, "24h");
    expect(history.points.map(({ balance }) => balance)).toEqual([70_050, null]);
    const lines = historyCsv(history, ["managedOrgs", "wallet"], words).split(/\r?\n/);
    expect(lines[0]).toBe("\uFEFFread_at\ttime_zone\tmanagedOrgs_used\tmanagedOrgs_limit\twallet_balance_eur\tnote");
    expect(lines[1]?.split("\t")[4]).toBe("700.50");
    expect(lines[2]?.split("\t")[4]).toBe("");
    expect(historyCsv(history, ["wallet"], words).split(/\r?\n/)[0]).toBe(
      "\uFEFFread_at\ttime_zone\twallet_balance_eur\tnote",
    );
  });

  it("is not there without a wallet", async () => {
    await read();
    const history = await readHistory(t.ctx, "24h");
    expect(history.hasWallet).toBe(false);
    expect(historyCsv(history, historyKeys, words)).not.toContain("wallet");
  });
});
