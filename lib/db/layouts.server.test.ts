import { rmSync } from "node:fs";
import PgBoss from "pg-boss";
import { afterEach, describe, expect, it, vi } from "vitest";
import { layouts } from "@/lib/test/server-role";
import { FORMER, migrationsUpTo } from "@/lib/test/upgrade";
import { startBoss } from "@/lib/worker/boss";
import { openServer } from "./client";
import { ServerClient, targetOf } from "./connection";
import { customers } from "./schema";
import { openPool } from "./server-pool";
import type { Database } from "./types";

const made = layouts();
const open: Database[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  await made.drop();
});

async function opened(url: string): Promise<Database> {
  const database = await openServer(url);
  open.push(database);
  return database;
}

const refusal = (url: string) =>
  opened(url).then(
    () => "it started",
    (error: Error) => error.message,
  );

/** What the console does with a database at its start and later: writes, reads times, runs jobs, searches. */
async function works({ url }: { url: string }) {
  const database = await opened(url);
  const { db, executeSql } = database;
  const at = new Date("2026-02-03T04:05:06.789Z");
  const values = { name: String.raw`Łódź \ ’`, sortKey: "x", searchText: "x", createdAt: at };
  const [row] = await db.insert(customers).values(values).returning();
  expect(row?.createdAt).toEqual(at);
  expect(row?.name).toBe(values.name);
  const { rows } = await executeSql(
    `SELECT '2026-02-03T23:30:00Z'::timestamptz AS at, ('2026-02-03T23:30:00Z'::timestamptz)::date::text AS day`,
  );
  expect(rows).toEqual([{ at: new Date("2026-02-03T23:30:00Z"), day: "2026-02-03" }]);
  const boss = await startBoss(database);
  try {
    await boss.createQueue("jobs");
    await boss.schedule("jobs", "* * * * *");
    await boss.send("jobs", { n: 1 }, { expireInSeconds: 60 });
    expect(await boss.fetch("jobs")).toEqual([expect.objectContaining({ data: { n: 1 } })]);
  } finally {
    await boss.stop({ graceful: false });
  }
  return database;
}

describe("the defaults of a database", () => {
  it.each([
    ["datestyle = 'German'", "timezone = 'Asia/Kolkata'", "intervalstyle = 'sql_standard'"],
    ["datestyle = 'SQL, DMY'", "timezone = 'America/St_Johns'", "intervalstyle = 'iso_8601'"],
    ["standard_conforming_strings = off", "client_encoding = 'LATIN1'", "bytea_output = 'escape'"],
    ["default_transaction_isolation = 'serializable'", "default_transaction_deferrable = on", "lock_timeout = 1"],
    ["statement_timeout = '40ms'", "idle_in_transaction_session_timeout = '20ms'"],
    ["search_path = 'pg_catalog'", "default_text_search_config = 'german'"],
  ])("%s and the like change nothing", async (...settings) => {
    const layout = await made.make();
    for (const setting of settings) await layout.sql(`ALTER DATABASE app SET ${setting}`);
    const { executeSql } = await works(layout);
    const { rows } = await executeSql("SELECT current_setting('default_transaction_isolation') AS isolation");
    expect(rows).toEqual([{ isolation: "read committed" }]);
  });

  it("refuses one that is read-only, and says how to change it", async () => {
    const layout = await made.make();
    await layout.sql("ALTER DATABASE app SET default_transaction_read_only = on");
    expect(await refusal(layout.url)).toBe(
      `The database ${layout.name} is read-only for the role ${layout.name}. Use the primary's address, or run: ` +
        `ALTER DATABASE ${layout.name} SET default_transaction_read_only = off`,
    );
  });

  it("refuses an encoding that cannot hold every name", async () => {
    const layout = await made.make();
    const latin = `${layout.name}_latin`;
    await layout.sql(
      `CREATE DATABASE ${latin} OWNER app TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
    const refused = await refusal(layout.url.replace(/[^/]+$/, latin));
    await layout.sql(`DROP DATABASE ${latin}`);
    expect(refused).toBe(
      `The database ${latin} uses the encoding LATIN1. The console needs UTF8. Create a database with: ` +
        "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0",
    );
  });
});

describe("schemas", () => {
  it("uses public although the role's own schema comes first and has tables of the same name", async () => {
    const layout = await made.make();
    await layout.sql("CREATE SCHEMA app AUTHORIZATION app");
    await layout.sql("CREATE TABLE app.staff (id int)");
    const { executeSql } = await works(layout);
    const { rows } = await executeSql("SELECT count(*) AS n FROM pg_tables WHERE schemaname = current_user::text");
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("finds pg_trgm in a schema of its own", async () => {
    const layout = await made.make();
    await layout.sql("CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions");
    await layout.sql("GRANT USAGE ON SCHEMA extensions TO app");
    await works(layout);
  });

  it("refuses when it may not use that schema", async () => {
    const layout = await made.make();
    await layout.sql("CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions");
    expect(await refusal(layout.url)).toBe(
      `The role ${layout.name} lacks privileges on the database ${layout.name}. Run as its owner or a superuser: ` +
        `GRANT USAGE ON SCHEMA extensions TO ${layout.name};`,
    );
  });

  it("refuses without CREATE on the database, with each statement that is missing", async () => {
    const layout = await made.make({ owned: false });
    expect(await refusal(layout.url)).toBe(
      `The role ${layout.name} lacks privileges on the database ${layout.name}. Run as its owner or a superuser: ` +
        `GRANT CREATE ON DATABASE ${layout.name} TO ${layout.name}; GRANT USAGE, CREATE ON SCHEMA public TO ${layout.name};`,
    );
  });

  it("works without CREATE on the database where the schemas and the extension were made for it", async () => {
    const layout = await made.make({ owned: false });
    await layout.sql("CREATE EXTENSION pg_trgm; GRANT USAGE, CREATE ON SCHEMA public TO app");
    await layout.sql("CREATE SCHEMA drizzle AUTHORIZATION app; CREATE SCHEMA pgboss AUTHORIZATION app");
    await works(layout);
  });

  it("needs no CREATE any more once it is installed", async () => {
    const layout = await made.make({ owned: false });
    await layout.sql("GRANT CREATE ON DATABASE app TO app; GRANT USAGE, CREATE ON SCHEMA public TO app");
    await works(layout);
    await layout.sql("REVOKE CREATE ON DATABASE app FROM app; REVOKE CREATE ON SCHEMA public FROM app");
    await works(layout);
  });

  it("needs no CREATE to recognize a database that has every former migration", async () => {
    const folders = [FORMER, migrationsUpTo(0, `${process.cwd()}/drizzle`)];
    const layout = await made.make({ owned: false });
    await layout.sql("GRANT CREATE ON DATABASE app TO app; GRANT USAGE, CREATE ON SCHEMA public TO app");
    await layout.sql("CREATE SCHEMA pgboss AUTHORIZATION app");
    for (const folder of folders) {
      await (await openServer(layout.url, { folder })).close();
      await layout.sql("REVOKE CREATE ON DATABASE app FROM app; REVOKE CREATE ON SCHEMA public FROM app");
    }
    rmSync(folders[1] ?? "", { recursive: true });
    const { rows } = await layout.sql("SELECT count(*) AS n FROM drizzle.__drizzle_migrations");
    expect(rows).toEqual([{ n: 19 }]);
  });

  it("refuses a database without the schema public", async () => {
    const layout = await made.make();
    await layout.sql("DROP SCHEMA public");
    expect(await refusal(layout.url)).toBe(
      `The database ${layout.name} has no schema public. Run: CREATE SCHEMA public AUTHORIZATION ${layout.name};`,
    );
  });
});

describe("few connections", () => {
  it("works with three, and answers more at once than there are", async () => {
    const layout = await made.make({ role: "CONNECTION LIMIT 3" });
    const { db, executeSql } = await works(layout);
    const answers = await Promise.all(Array.from({ length: 30 }, () => executeSql("SELECT pg_sleep(0.02)")));
    expect(answers).toHaveLength(30);
    await Promise.all(Array.from({ length: 9 }, () => db.transaction((tx) => tx.select().from(customers))));
  });

  it("does not ask again and again for connections that it does not get", async () => {
    const layout = await made.make({ role: "CONNECTION LIMIT 3" });
    const { pool } = openPool(targetOf(layout.url), 30_000);
    const ask = () => Promise.all(Array.from({ length: 30 }, () => pool.query("SELECT pg_sleep(0.02)")));
    await ask();
    expect(pool.options.max).toBe(3);
    const connect = vi.spyOn(ServerClient.prototype, "getStartupConf");
    await ask();
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
    await pool.end();
  });

  it("shares them with a second console", async () => {
    const layout = await made.make({ role: "CONNECTION LIMIT 3" });
    const [first, second] = [await opened(layout.url), await opened(layout.url)];
    const ask = (database: Database) =>
      Promise.all(Array.from({ length: 20 }, () => database.executeSql("SELECT pg_sleep(0.02)")));
    await Promise.all([ask(first), ask(second)]);
  });

  it.each([
    ["role", "ALTER ROLE app CONNECTION LIMIT 2"],
    ["database", "ALTER DATABASE app CONNECTION LIMIT 2"],
  ])("refuses a %s with fewer", async (kind, statement) => {
    const layout = await made.make();
    await layout.sql(statement);
    expect(await refusal(layout.url)).toBe(
      `The ${kind} ${layout.name} allows 2 connections. The console needs at least 3. Run: ` +
        `ALTER ${kind.toUpperCase()} ${layout.name} CONNECTION LIMIT 10`,
    );
  });
});

it("installs the queues of several consoles at once", async () => {
  const layout = await made.make();
  const databases = await Promise.all([opened(layout.url), opened(layout.url), opened(layout.url)]);
  const bosses = await Promise.all(databases.map((database) => startBoss(database)));
  expect(bosses.every((boss) => boss instanceof PgBoss)).toBe(true);
  await Promise.all(bosses.map((boss) => boss.stop({ graceful: false })));
});
