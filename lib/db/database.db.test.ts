import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/lib/test/database";
import { uniqueViolation } from "./errors";
import { auditLog, customers, organizationIndex, organizations } from "./schema";
import type { Database } from "./types";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const organization = (n: number, ownText: string) => ({
  address: address(n),
  name: ownText,
  sortKey: ownText,
  ownText,
  raw: {},
  contentHash: "x",
  readAt: new Date(),
});
const searchText = async (n: number) => {
  const [row] = await database.db
    .select()
    .from(organizationIndex)
    .where(sql`address = ${address(n)}`);
  return row?.searchText;
};

describe("audit_log", () => {
  it("refuses UPDATE, DELETE and TRUNCATE", async () => {
    const { db } = database;
    await db.insert(auditLog).values({
      actorName: "Ana",
      action: "a",
      targetKind: "t",
      outcome: "succeeded",
      requestId: "r",
    });
    await expect(db.update(auditLog).set({ actorName: "Eve" })).rejects.toThrow();
    await expect(db.delete(auditLog)).rejects.toThrow();
    await expect(db.execute(sql`TRUNCATE audit_log`)).rejects.toThrow();
    expect((await db.select().from(auditLog)).map((row) => row.actorName)).toEqual(["Ana"]);
  });
});

describe("organization_index.search_text", () => {
  it("follows the organization, its link and its customer", async () => {
    const { db } = database;
    const [customer] = await db
      .insert(customers)
      .values({ name: "Maple", sortKey: "maple", searchText: "maple crm-1" })
      .returning();
    await db.insert(organizations).values(organization(1, "street hoa"));
    expect(await searchText(1)).toBe(" street hoa");
    await db.update(organizations).set({ customerId: customer!.id });
    expect(await searchText(1)).toBe(" street hoa maple crm-1");
    await db.update(customers).set({ searchText: "oak" });
    expect(await searchText(1)).toBe(" street hoa oak");
    await db.update(organizations).set({ ownText: "road" });
    expect(await searchText(1)).toBe(" road oak");
    await db.update(organizations).set({ customerId: null });
    expect(await searchText(1)).toBe(" road");
  });
});

describe("customers.external_id", () => {
  it("is unique when given, free when not, and may be long", async () => {
    const { db } = database;
    const base = { name: "x", sortKey: "x", searchText: "x" };
    await db.insert(customers).values([base, base, { ...base, externalId: "é".repeat(10_000) }]);
    const error = await db
      .insert(customers)
      .values({ ...base, externalId: "é".repeat(10_000) })
      .catch((e: unknown) => e);
    expect(uniqueViolation(error)).toBe("customers_external_id_key");
  });
});

describe("counts", () => {
  it("arrive as numbers", async () => {
    const { rows } = await database.executeSql("SELECT count(*) AS n FROM customers WHERE $1::int = 1", [1]);
    expect(rows).toEqual([{ n: expect.any(Number) }]);
  });
});
