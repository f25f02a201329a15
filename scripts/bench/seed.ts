import { sql } from "drizzle-orm";
import { customerColumns } from "@/lib/customers/create";
import { customers } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { compactCounts } from "@/lib/mirror/compact-counts";
import { upsertMirror } from "@/lib/mirror/upsert";
import { createStaff } from "@/lib/staff/manage";
import { recordDailyUsage } from "@/lib/usage/record-daily-usage";
import { type Organization, organizationSchema } from "@/lib/vocdoni/schemas";
import { organizationView } from "@/sandbox/api/organization-view";
import { PRIMARY_INTEGRATOR } from "@/sandbox/credentials";
import { demoCustomers } from "@/sandbox/seed/customers";
import { seedOrganizations } from "@/sandbox/seed/organizations";
import { initialState } from "@/sandbox/state/initial";
import { seedUsageHistory } from "../demo/usage-history";

export const PASSWORD = "only-for-the-benchmark";
export const EMAIL = "bench@console.example";

const BATCH = 500;

/** Someone who can sign in to a console on this database. */
export async function seedPerson({ db }: Database): Promise<void> {
  const ctx = { db, now: () => new Date(), requestId: "bench" };
  const input = { email: EMAIL, name: "Bench", role: "admin", password: PASSWORD } as const;
  await createStaff(ctx, input, { id: null, name: "Bench" }, true);
}

/** A year of the quota's history and of each organization's, with what the hourly job makes of it. */
async function seedYear({ db }: Database): Promise<void> {
  await db.execute(sql`
    INSERT INTO quota_history (bucket_kind, bucket_start, at, enabled, limits, usage)
    SELECT k.kind, b.start, b.start + interval '55 minutes', true,
      '{"maxManagedOrgs": 200000, "maxManagedProcesses": 500000, "maxVotes": 0, "maxSMS": 5000000, "maxEmails": 50000000}'::jsonb,
      jsonb_build_object('managedOrgs', 90000 - b.n * 10, 'managedProcesses', 150000 - b.n * 20, 'sentVotes', 20000000 - b.n * 900,
        'sentEmails', 9000000 - b.n * 700 + b.n % 7 * 90, 'sentSMS', 400000 - b.n * 30)
    FROM (VALUES ('hour', 720), ('day', 365)) k(kind, most)
    CROSS JOIN LATERAL (
      SELECT n, date_trunc(k.kind, now(), 'UTC') - n * ('1 ' || k.kind)::interval AS start FROM generate_series(0, k.most - 1) n
    ) b`);
  await seedUsageHistory(db, { now: new Date(), timeZone: "UTC", days: 365, changes: 12, missed: { from: 0, to: 0 } });
  await db.execute(sql`ANALYZE`);
  await recordDailyUsage({ db, now: () => new Date() });
}

/** Fills an empty database with `count` organizations and their customers, as a sync and people would. */
export async function seedDatabase(database: Database, count: number): Promise<Organization[]> {
  const { db } = database;
  const records = initialState(count, Date.now())
    .organizations.filter(({ managedBy }) => managedBy === PRIMARY_INTEGRATOR)
    .map((organization) => organizationSchema.parse(organizationView(organization)));
  const readAt = new Date();
  for (let at = 0; at < records.length; at += BATCH) await upsertMirror(db, records.slice(at, at + BATCH), readAt);
  const list = demoCustomers(seedOrganizations(count));
  for (let at = 0; at < list.length; at += BATCH) {
    const part = list.slice(at, at + BATCH);
    const rows = await db
      .insert(customers)
      .values(part.map((customer) => customerColumns(customer)))
      .returning({ id: customers.id });
    const links = part.flatMap(({ organizationAddresses }, index) =>
      organizationAddresses.map((address) => ({ address: address.toLowerCase(), id: rows[index]?.id })),
    );
    await db.execute(
      sql`UPDATE organizations o SET customer_id = l.id, linked_at = now()
          FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS l(address text, id uuid) WHERE o.address = l.address`,
    );
  }
  await seedPerson(database);
  await seedYear(database);
  await compactCounts({ db }, 0);
  await database.executeSql("VACUUM (ANALYZE)");
  return records;
}
