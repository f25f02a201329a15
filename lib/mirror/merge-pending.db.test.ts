import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults } from "@/lib/organizations/list-query";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { sync } from "@/lib/test/organizations";
import { mergePending } from "./merge-pending";
import { upsertMirror } from "./upsert";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole(30);
});
afterAll(() => t.close());

const answer = z.object({ rows: z.array(z.object({ pages: z.coerce.number() })) });

/** Pending pages that a search would have to scan; reading the number merges them. */
async function pendingPages(): Promise<number> {
  const query = sql`SELECT gin_clean_pending_list('organization_index_search_trgm_idx'::regclass) AS pages`;
  return answer.parse(await t.ctx.db.execute(query)).rows[0]?.pages ?? Number.NaN;
}

it("leaves no pending entries after a sync, and merges later writes", async () => {
  await sync(t.ctx);
  expect(await pendingPages()).toBe(0);
  const { organizations } = await t.ctx.vocdoni.managedOrganizations.list({ page: 1, limit: 1 });
  const renamed = organizations.map((each) => ({
    ...each,
    name: { default: "Quixotic" },
    raw: { ...each.raw, website: "https://changed.example" },
  }));
  const write = () => upsertMirror(t.ctx.db, renamed, new Date(Date.now() + 1));
  expect(await write()).toBe(1);
  expect(await listOrganizations(t.ctx, { ...organizationQueryDefaults, q: "quixo" })).toMatchObject({ total: 1 });
  await mergePending(t.ctx);
  expect(await pendingPages()).toBe(0);
  expect(await listOrganizations(t.ctx, { ...organizationQueryDefaults, q: "quixo" })).toMatchObject({ total: 1 });
});

it("finds pending entries without it", async () => {
  await t.ctx.db.execute(sql`UPDATE organizations SET own_text = own_text || ' zebra'`);
  expect(await pendingPages()).toBeGreaterThan(0);
});
