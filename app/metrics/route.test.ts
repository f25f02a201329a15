import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Database } from "@/lib/db/types";
import { createTestDatabase } from "@/lib/test/database";

const TOKEN = "correct-horse-battery-staple";
const holder: typeof globalThis & {
  consoleDatabase?: Promise<Database> | undefined;
  consoleReadiness?: unknown;
  consoleMetrics?: unknown;
} = globalThis;

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  holder.consoleDatabase = undefined;
  holder.consoleReadiness = undefined;
  holder.consoleMetrics = undefined;
});

async function get(token?: string): Promise<Response> {
  const { GET } = await import("./route");
  const headers = new Headers(token ? { Authorization: `Bearer ${token}` } : {});
  return GET(new Request("http://127.0.0.1/metrics", { headers }));
}

it("does not exist while no token is set", async () => {
  vi.stubEnv("METRICS_TOKEN", "");
  expect((await get(TOKEN)).status).toBe(404);
});

it("requires the token, and serves the metrics in Prometheus' format", async () => {
  vi.stubEnv("METRICS_TOKEN", TOKEN);
  const database = await createTestDatabase();
  holder.consoleDatabase = Promise.resolve(database);
  for (const wrong of [undefined, "correct-horse"]) {
    const refused = await get(wrong);
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain("console_");
  }
  const answer = await get(TOKEN);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  expect(text).toContain('console_ready{check="database"} 1');
  expect(text).toContain('console_operations_open{state="undecided"} 0');
  await database.close();
});

it("omits database metrics while the database doesn't answer, and reports that it isn't ready", async () => {
  vi.stubEnv("METRICS_TOKEN", TOKEN);
  holder.consoleDatabase = Promise.reject(new Error("down"));
  holder.consoleDatabase.catch(() => undefined);
  const text = await (await get(TOKEN)).text();
  expect(text).toContain('console_ready{check="database"} 0');
  expect(text).not.toMatch(/^console_(operations_open|quota_used|sync_age_seconds)/m);
  expect(text).toContain("process_resident_memory_bytes");
});
