import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { customers, organizations } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { textOf } from "@/lib/messages/text";
import { historyCsv } from "@/lib/quota/csv";
import type { QuotaHistory } from "@/lib/quota/history-schemas";
import { quotaKeys } from "@/lib/quota/model";
import { createTestDatabase } from "@/lib/test/database";
import { usageOf } from "@/lib/test/usage";
import { csvBytes, ESCAPED } from "@/lib/text/csv";
import { hasVisible } from "@/lib/text/visible";
import { withoutNul } from "@/lib/text/without-nul";
import { rankingState } from "./ranking";
import { rankingCsv } from "./ranking-csv";
import { rankingQueryDefaults } from "./ranking-schemas";
import { recordedMonths } from "./summary";
import { summaryCsv } from "./summary-csv";

const file = textOf("en", "usage.file");
const cause = textOf("en", "quota.decrease");
let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."\"\r\n\t,;=+-@ 'aé＝"), maxLength: 12 }),
);
const NAMES = [
  ...[
    "Club\n=1+1",
    "Club\r=1+1",
    "\n@x",
    "\u200b",
    "\u0000=2",
    'a"b\tc',
    "\u001b[0m",
    ";=1",
    "'=1",
    "\u202eevil",
    "-7",
  ],
  ...fc.sample(text, 60),
].map((name) => withoutNul(name));

/** As read back: unescaped, with spaces for what a cell can't contain. */
const back = (cell: string | undefined) => cell?.replace(ESCAPED, "");
const written = (name: string) => name.replace(/(?![\t\r\n])\p{Cc}/gu, " ");

async function read(parts: AsyncIterable<string> | Iterable<string>): Promise<string[][]> {
  const bytes: Uint8Array[] = [];
  for await (const part of parts) bytes.push(csvBytes(part));
  return parse(Buffer.concat(bytes), { bom: true, delimiter: "\t" });
}

it("every export reads back row by row, whatever the names", async () => {
  const ids: string[] = [];
  for (const [n, name] of NAMES.entries()) {
    const id = await usage.customer(`customer ${n}`);
    ids.push(id);
    await database.db
      .update(customers)
      .set({ name, externalId: `${name}${n}` })
      .where(eq(customers.id, id));
    const address = await usage.organization(n + 1, { votes: n + 1, customer: id });
    await database.db.update(organizations).set({ name }).where(eq(organizations.address, address));
  }
  await usage.keep("2026-02-28");
  const state = await rankingState(database);
  const [, ...byOrganization] = await read(rankingCsv(database, rankingQueryDefaults, state, file));
  expect(byOrganization).toHaveLength(NAMES.length);
  for (const row of byOrganization) {
    const name = NAMES[Number(row[1]) - 1] ?? "";
    expect(back(row[2])).toBe(hasVisible(name) ? written(name) : "(no visible name)");
    expect(back(row[3])).toBe(written(name));
  }
  const [, ...byCustomer] = await read(rankingCsv(database, { ...rankingQueryDefaults, by: "customer" }, state, file));
  const named = byCustomer.filter((row) => row[1] !== "");
  expect(named.map((row) => back(row[3])).sort()).toEqual(NAMES.map((name, n) => written(`${name}${n}`)).sort());
  const months = await recordedMonths({ db: database.db, now: () => new Date("2026-03-01T12:00:00Z") });
  const [february] = months.filter(({ month }) => month === "2026-02");
  if (!february) throw new Error("not kept");
  const [, ...summary] = await read(summaryCsv(database, february, months, file));
  expect(summary).toHaveLength(NAMES.length);
  for (const row of summary) expect(back(row[4])).toBe(written(NAMES[ids.indexOf(row[3] ?? "")] ?? "?"));
});

it("so does the history, whatever was deleted", async () => {
  const used = { managedOrgs: 1, managedProcesses: 1, votes: 1, emails: 1, sms: 1 };
  const points = NAMES.map((_, n) => ({ at: n * 1000, enabled: true, used, limit: used, balance: null }));
  const decreases = NAMES.map((name, n) => ({ key: "votes" as const, from: 0, at: n * 1000, by: 1, deleted: [name] }));
  const history: QuotaHistory = {
    ...{ range: "24h", timeZone: "UTC", from: 0, to: 1, points, gaps: [], decreases },
    hasWallet: false,
  };
  const [, ...rows] = await read([historyCsv(history, quotaKeys, { text: cause, locale: "en" })]);
  expect(rows.map((row) => back(row.at(-1)))).toEqual(
    NAMES.map((name) =>
      cause("fileNote", { column: "votes", by: "1", cause: cause("byDeletion", { names: written(name) }) }),
    ),
  );
});
