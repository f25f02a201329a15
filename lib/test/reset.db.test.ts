import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { organizations } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "./context";
import { TABLES } from "./database";
import { sync } from "./organizations";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(3);
});
afterAll(() => t.close());

const named = z.object({ rows: z.array(z.object({ name: z.string() })) });

it("knows every table of the console, and leaves none with a row", async () => {
  const query = sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`;
  const { rows } = named.parse(await t.ctx.db.execute(query));
  expect(rows.map(({ name }) => name)).toEqual([...TABLES].sort());
  await sync(t.ctx);
  expect(await t.ctx.db.$count(organizations)).toBe(3);
  await t.reset();
  const left = TABLES.map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT FROM ${table})`).join(
    " UNION ALL ",
  );
  // The administrator whom every test has is the only one.
  expect(named.parse(await t.ctx.db.execute(sql.raw(left))).rows).toEqual([{ name: "staff" }]);
});
