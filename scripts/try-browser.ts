import { PRIMARY_KEY } from "@/sandbox/credentials";
import { bareServer, browserTables, measureVisits, withBrowser } from "@/scripts/bench/browser";
import { databasesOf } from "@/scripts/bench/databases";
import { seedDatabase } from "@/scripts/bench/seed";
import { signIn, startSandboxProcess, startServer, whenSynced } from "@/scripts/bench/server";

const size = Number(process.argv[2] ?? 2000);
const databases = await databasesOf("pglite");
const database = await databases.open(`organizations_${size}`);
const records = await seedDatabase(database, size);
await database.close();
const sandbox = await startSandboxProcess(size, 0);
const server = await startServer({
  ...databases.environment(`organizations_${size}`),
  VOCDONI_API_URL: sandbox.url,
  VOCDONI_API_KEY: PRIMARY_KEY,
  SYNC_INTERVAL_MINUTES: "59",
  LOG_LEVEL: "info",
});
await whenSynced(server);
const cookie = await signIn(server.url);
const html = await (await fetch(server.url + "/organizations", { headers: { cookie } })).text();
const rows = [...html.matchAll(/<tr class="group\/row">(.*?)<\/tr>/gs)].map((m) =>
  [...(m[1] ?? "").matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((c) => (c[1] ?? "").replace(/<[^>]+>/g, "")),
);
console.log(rows.length, html.length, rows[0]);
const bare = await bareServer(rows);
const address = /\/organizations\/(0x[0-9a-f]{40})/.exec(html)?.[1] ?? "";
const figures = await withBrowser((browser) =>
  measureVisits(browser, {
    url: server.url,
    cookie,
    bareUrl: bare.url,
    subjects: [
      { name: "list", path: "/organizations", selector: "tbody tr", count: 50 },
      { name: "overview", path: "/", selector: "main h2", count: 3 },
      { name: "organization", path: `/organizations/${address}`, selector: "main h2", count: 3 },
      { name: "quota", path: "/quota", selector: "main h2", count: 3 },
    ].slice(0, Number(process.argv[3] ?? 4)),
  }),
);
console.log(browserTables(figures));
bare.close();
await server.stop();
await sandbox.child.stop("SIGTERM");
await databases.close();
process.exit(0);
