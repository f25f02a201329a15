import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { count, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/permissions";
import { insertCustomer } from "@/lib/customers/create";
import { openDatabase } from "@/lib/db/global";
import { customers, organizations, quotaHistory, staff, syncRuns } from "@/lib/db/schema";
import { failureMessage } from "@/lib/failure-message.mjs";
import { trackStart } from "@/lib/health/start-state";
import { redact } from "@/lib/log";
import { fetchQuota } from "@/lib/quota/read";
import { getSystemContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { createStaff } from "@/lib/staff/manage";
import { runSync } from "@/lib/sync/run";
import { startSync } from "@/lib/sync/start";
import { recordDailyUsage } from "@/lib/usage/record-daily-usage";
import { demoCustomers } from "@/sandbox/seed/customers";
import { seedOrganizations } from "@/sandbox/seed/organizations";
import { BEGUN, demoHistory, MISSED } from "./demo/history";
import { seedUsageHistory } from "./demo/usage-history";

/** The password of the three people of the demo. */
const PASSWORD = "demo-console-2026";
const people = [
  { name: "Ada Admin", role: "admin" },
  { name: "Oriol Operator", role: "operator" },
  { name: "Vera Viewer", role: "viewer" },
] as const;

const { values } = parseArgs({ options: { organizations: { type: "string", default: "240" } } });

function fail(error: unknown): never {
  console.error(redact(failureMessage(error)));
  process.exit(1);
}

const database = await openDatabase(trackStart((text) => console.error(redact(text))).waitFor).catch(fail);
const ctx = await getSystemContext();

async function seedPeople(): Promise<Actor> {
  const [present] = await ctx.db.select({ n: count() }).from(staff);
  const seed = { id: null, name: "Demo" };
  if ((present?.n ?? 0) === 0) {
    for (const { name, role } of people) {
      await createStaff(ctx, { email: `${role}@demo.example`, name, role, password: PASSWORD }, seed, true);
    }
  }
  const [admin] = await ctx.db.select().from(staff).where(eq(staff.role, "admin")).limit(1);
  if (!admin) throw new Error("The demo has no administrator: start it with --fresh.");
  return admin;
}

async function seedMirror(): Promise<void> {
  const run = await startSync(ctx, "start");
  await runSync(ctx, run.id);
  const [ended] = await ctx.db.select().from(syncRuns).where(eq(syncRuns.id, run.id));
  if (ended?.state !== "succeeded")
    throw new Error(`The sandbox could not be read: ${ended?.error?.message ?? "unknown"}`);
}

async function seedCustomers(actor: Actor): Promise<void> {
  const [present] = await ctx.db.select({ n: count() }).from(customers);
  if ((present?.n ?? 0) > 0) return;
  const list = demoCustomers(seedOrganizations(Number(values.organizations)));
  await ctx.db.transaction(async (tx) => {
    for (const { organizationAddresses, ...fields } of list) {
      const { id } = await insertCustomer(tx, { ...ctx, actor, requestId: randomUUID() }, fields);
      const addresses = organizationAddresses.map((address) => address.toLowerCase());
      if (addresses.length === 0) continue;
      await tx
        .update(organizations)
        .set({ customerId: id, linkedAt: sql`coalesce(${organizations.createdAt}, now())` })
        .where(inArray(organizations.address, addresses));
    }
  });
}

async function seedQuota(): Promise<void> {
  const [present] = await ctx.db.select({ n: count() }).from(quotaHistory);
  const timeZone = await readTimeZone(ctx);
  const last = await fetchQuota(ctx);
  if ((present?.n ?? 0) === 0) {
    await ctx.db.insert(quotaHistory).values(demoHistory(last, timeZone)).onConflictDoNothing();
    await seedUsageHistory(ctx.db, { now: ctx.now(), timeZone, days: BEGUN, changes: 9, missed: MISSED });
  }
  await recordDailyUsage(ctx);
}

async function seedAll(): Promise<void> {
  const admin = await seedPeople();
  await seedMirror();
  await seedCustomers(admin);
  await seedQuota();
}

await seedAll().catch(fail);
await database.close();
process.exit(0);
