import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operations, quotaHistory } from "@/lib/db/schema";
import { textOf } from "@/lib/messages/text";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { DAY_MS, HOUR_MS } from "@/lib/time/buckets";
import { historyCsv } from "./csv";
import { readHistory } from "./history";
import { quotaKeys } from "./model";
import { fetchQuota, getQuota } from "./read";
import { pruneHistory, saveReading } from "./save-reading";
import { viewQuota } from "./view";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const NOON = Date.parse("2026-03-10T12:30:00Z");
const limits = { maxManagedOrgs: 50, maxManagedProcesses: 100, maxVotes: 0, maxSMS: 0, maxEmails: 1000 };
const reading = (at: number, sentEmails: number, more: object = {}) => ({
  at: new Date(at),
  enabled: true,
  limits,
  usage: { managedOrgs: 10, managedProcesses: 20, sentVotes: 30, sentSMS: 0, sentEmails },
  ...more,
});
const at = (time: number) => ({ ...t.ctx, now: () => new Date(time) });
const keep = async (...all: ReturnType<typeof reading>[]) => {
  for (const each of all) await saveReading(t.ctx, each);
};
const rows = async (kind: string) =>
  (await t.ctx.db.select().from(quotaHistory).orderBy(quotaHistory.bucketStart))
    .filter(({ bucketKind }) => bucketKind === kind)
    .map(({ bucketStart, usage }) => `${bucketStart.toISOString().slice(5, 13)} ${usage.sentEmails}`);

describe("what is kept", () => {
  it("is the last reading of each hour and of each day", async () => {
    await keep(reading(NOON, 1), reading(NOON + 60_000, 2), reading(NOON + HOUR_MS, 3), reading(NOON + DAY_MS, 4));
    expect(await rows("hour")).toEqual(["03-10T12 2", "03-10T13 3", "03-11T12 4"]);
    expect(await rows("day")).toEqual(["03-10T00 3", "03-11T00 4"]);
  });

  it("two replicas that read at once write one row, of the later reading", async () => {
    await Promise.all([keep(reading(NOON + 5, 2)), keep(reading(NOON, 1))]);
    await Promise.all([fetchQuota(at(NOON + HOUR_MS)), fetchQuota(at(NOON + HOUR_MS))]);
    expect((await rows("hour"))[0]).toBe("03-10T12 2");
    expect(await rows("hour")).toHaveLength(2);
    expect(await rows("day")).toHaveLength(1);
  });

  it("a clock set back destroys no later bucket, nor a later reading of its own", async () => {
    await keep(reading(NOON, 1), reading(NOON + HOUR_MS, 2), reading(NOON - 60_000, 9), reading(NOON - DAY_MS, 9));
    expect(await rows("hour")).toEqual(["03-09T12 9", "03-10T12 1", "03-10T13 2"]);
    expect(await rows("day")).toEqual(["03-09T00 9", "03-10T00 2"]);
  });

  it("a reading from a clock that was ahead is never used as the current one", async () => {
    await keep(reading(NOON + 400 * DAY_MS, 999));
    const view = await getQuota(at(NOON));
    expect(view).toMatchObject({ checkedAt: new Date(NOON).toISOString(), problem: null });
    expect(view.quota?.gauges.emails.used).not.toBe(999);
    expect((await readHistory(at(NOON), "12m")).points).toHaveLength(1);
  });

  it("is pruned by count: the hours of 30 days, whatever the clock says", async () => {
    await t.ctx.db.execute(sql`
      INSERT INTO quota_history (bucket_kind, bucket_start, at, enabled, usage)
      SELECT k, s, s, true, '{}' FROM (VALUES ('hour', '1 hour'), ('day', '1 day')) AS v(k, step),
        generate_series('2020-01-01Z'::timestamptz, '2020-01-01Z'::timestamptz + 1900 * step::interval, step::interval) s`);
    const bounds = () =>
      t.ctx.db.execute(sql`SELECT bucket_kind AS kind, count(*) AS n, max(bucket_start) = '2020-01-01Z'::timestamptz +
        1900 * ('1 ' || bucket_kind)::interval AS newest FROM quota_history GROUP BY 1 ORDER BY 1`);
    await pruneHistory(t.ctx);
    await pruneHistory(t.ctx);
    expect(await bounds()).toMatchObject({
      rows: [
        { kind: "day", n: 1830, newest: true },
        { kind: "hour", n: 720, newest: true },
      ],
    });
  });

  it("takes over earlier readings", async () => {
    const file = readdirSync("drizzle/former").find((name) => name.endsWith("_quota_history.sql")) ?? "";
    const statements = readFileSync(join("drizzle/former", file), "utf8").split("--> statement-breakpoint");
    const copy = statements.find((text) => text.includes("INSERT INTO")) ?? "";
    await t.ctx.db.execute(
      sql`CREATE TABLE quota_readings (id int, at timestamptz, enabled bool, limits jsonb, usage jsonb)`,
    );
    await t.ctx.db.execute(sql`INSERT INTO quota_readings VALUES
      (1, '2026-03-10T12:05Z', true, null, '{"sentEmails": 1}'), (2, '2026-03-10T12:45Z', true, null, '{"sentEmails": 2}'),
      (3, '2026-03-10T23:59Z', true, null, '{"sentEmails": 3}'), (4, '2026-03-11T00:01Z', true, null, '{"sentEmails": 4}')`);
    await t.ctx.db.execute(sql.raw(copy));
    await t.ctx.db.execute(sql`DROP TABLE quota_readings`);
    expect(await rows("hour")).toEqual(["03-10T12 2", "03-10T23 3", "03-11T00 4"]);
    expect(await rows("day")).toEqual(["03-10T00 3", "03-11T00 4"]);
  });
});

describe("readHistory", () => {
  it("reduces 30 days to the last reading of each six hours", async () => {
    for (let hour = 0; hour < 24; hour += 1) await keep(reading(NOON - hour * HOUR_MS, 100 - hour));
    const { points, gaps } = await readHistory(at(NOON), "30d");
    expect(points.map(({ used }) => used.emails)).toEqual([81, 87, 93, 99, 100]);
    expect(gaps).toEqual([]);
    expect((await readHistory(at(NOON), "24h")).points).toHaveLength(24);
  });

  it("a week without readings is a gap, also when it is still going on", async () => {
    await keep(reading(NOON - 20 * DAY_MS, 1), reading(NOON - 13 * DAY_MS, 2), reading(NOON - 12 * DAY_MS, 3));
    const { points, gaps } = await readHistory(at(NOON), "12m");
    expect(points).toHaveLength(3);
    expect(gaps).toEqual([
      { from: NOON - 20 * DAY_MS, to: NOON - 13 * DAY_MS },
      { from: NOON - 12 * DAY_MS, to: NOON },
    ]);
  });

  it("features off in the middle of a month: not known, neither 0 nor a decrease", async () => {
    const off = { enabled: false, limits: null };
    await keep(reading(NOON - 3 * DAY_MS, 500), reading(NOON - 2 * DAY_MS, 0, off), reading(NOON - DAY_MS, 510));
    const { points, decreases } = await readHistory(at(NOON), "12m");
    expect(points.map(({ used, limit }) => [used.emails, limit.emails, used.managedOrgs])).toEqual([
      [500, 1000, 10],
      [null, null, 10],
      [510, 1000, 10],
    ]);
    expect(decreases).toEqual([]);
  });

  it.each([
    ["no limits at all", null],
    ["a negative limit", { ...limits, maxEmails: -5 }],
    ["an absurd limit", { ...limits, maxEmails: 1e300 }],
  ])("%s: the usage stays, the limit is not known", async (_name, odd) => {
    await keep(reading(NOON - 60_000, 500, { limits: odd }));
    const [point] = (await readHistory(at(NOON), "24h")).points;
    expect([point?.used.emails, point?.limit.emails]).toEqual([500, null]);
    expect((await viewQuota(at(NOON), HOUR_MS)).forecasts.emails).toBeNull();
  });

  it("names the organizations that were deleted from here when a counter went down, and only then", async () => {
    await keep(reading(NOON - 3 * HOUR_MS, 500), reading(NOON - 2 * HOUR_MS, 400), reading(NOON - HOUR_MS, 390));
    const deleted = (label: string, finished: number, state: "succeeded" | "failed") => ({
      kind: "organization.delete" as const,
      ...{ state, label, formToken: label, actorId: t.ctx.actor.id, actorName: "Ana", input: {}, inputHash: "" },
      ...{ requestId: "", sentAt: new Date(finished - 1000), finishedAt: new Date(finished) },
    });
    await t.ctx.db
      .insert(operations)
      .values([
        deleted("=Coop Nord", NOON - 2.5 * HOUR_MS, "succeeded"),
        deleted("Not deleted", NOON - 2.4 * HOUR_MS, "failed"),
        deleted("Before", NOON - 3.5 * HOUR_MS, "succeeded"),
      ]);
    const history = await readHistory(at(NOON), "24h");
    expect(history.decreases.map(({ key, by, deleted }) => ({ key, by, deleted }))).toEqual([
      { key: "emails", by: 100, deleted: ["=Coop Nord"] },
      { key: "emails", by: 10, deleted: [] },
    ]);
    const cause = textOf("en", "quota.decrease");
    const words = { text: cause, locale: "en" };
    const note = cause("fileNote", {
      column: "emails",
      by: "100",
      cause: cause("byDeletion", { names: "=Coop Nord" }),
    });
    const lines = historyCsv(history, ["emails"], words).split("\r\n");
    expect(lines.slice(0, 3)).toEqual([
      "\uFEFFread_at\ttime_zone\temails_used\temails_limit\tnote",
      "2026-03-10T09:30:00+00:00\tUTC\t500\t1000\t",
      `2026-03-10T10:30:00+00:00\tUTC\t400\t1000\t${note}`,
    ]);
    expect(historyCsv(history, quotaKeys, words).split("\r\n")[1]).toBe(
      "2026-03-10T09:30:00+00:00,UTC,10,50,20,100,30,,500,1000,0,,".replaceAll(",", "\t"),
    );
  });
});

describe("viewQuota", () => {
  it("forecasts from the recorded days, for limits only", async () => {
    const now = t.ctx.now().getTime();
    for (let day = 20; day > 0; day -= 1) await keep(reading(now - day * DAY_MS, 900 - day));
    await keep(reading(now - 1000, 900));
    const { forecasts } = await viewQuota(at(now), HOUR_MS);
    expect(forecasts).toMatchObject({
      managedOrgs: { state: "not-growing", days: 19 },
      votes: null,
      emails: { state: "runs-out", days: 19 },
      sms: null,
    });
  });
});
