import { createHash, randomUUID } from "node:crypto";
import { pino } from "pino";
import { z } from "zod";
import { evaluateAlerts } from "@/lib/alerts/evaluate";
import type { Actor, Role } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { staff } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { createVocdoni, type Vocdoni, type VocdoniOptions } from "@/lib/vocdoni/client";
import { PRIMARY_KEY, SESSION_EMAIL, SESSION_PASSWORD } from "@/sandbox/credentials";
import type { FaultInput } from "@/sandbox/http/faults";
import { type RunningSandbox, startSandbox } from "@/sandbox/start-sandbox";
import { initialState } from "@/sandbox/state/initial";
import { createTestDatabase, emptyDatabase } from "./database";

export const SETTLE_MS = 60_000;
export const session = { email: SESSION_EMAIL, password: SESSION_PASSWORD };

/** A clock that a test moves. Each reading is a millisecond later than the last, so that what came after is later. */
export function createClock(start = Date.now()) {
  let time = start;
  return {
    now: () => new Date(time++),
    advance: (ms: number) => {
      time += ms;
    },
  };
}
export type Clock = ReturnType<typeof createClock>;

type ConnectOptions = Partial<Pick<VocdoniOptions, "apiKey" | "session" | "onUpstreamEvent" | "deadlines" | "baseUrl">>;

/** A console of one database and one sandbox in this process. `reset` empties both; `ctx` is the administrator's. */
export type TestConsole = {
  database: Database;
  sandbox: RunningSandbox;
  clock: Clock;
  ctx: Ctx;
  /** The same console with another client, or configuration. */
  connect: (options?: ConnectOptions) => Ctx;
  reset: (organizations?: number) => Promise<void>;
  /** A person of the team, and their context. */
  person: (role: Role, name?: string) => Promise<Ctx>;
  fault: (fault: FaultInput) => void;
  /** How many requests reached the sandbox, by method and the start of the path. */
  requests: (method: string, path?: string) => number;
  control: (path: string, body: unknown, method?: string) => Promise<unknown>;
  close: () => Promise<void>;
};

const silent = pino({ level: "silent" });

export async function openTestConsole(organizations = 12): Promise<TestConsole> {
  const [database, sandbox] = await Promise.all([
    createTestDatabase(),
    startSandbox({ organizations, createDelay: 0, jobDelay: 0 }),
  ]);
  const clients: Vocdoni[] = [];
  const clock = createClock();
  const { db } = database;

  async function person(role: Role, name: string = role): Promise<Actor> {
    const email = `${name.toLowerCase()}@integrator.example`;
    const [row] = await db.insert(staff).values({ email, name, role, passwordHash: "none" }).returning();
    if (!row) throw new Error("the person was not written");
    return { id: row.id, name, email, role };
  }

  function connect(options: ConnectOptions = {}): Ctx {
    const { apiKey = PRIMARY_KEY, baseUrl = sandbox.url, deadlines } = options;
    const vocdoni = createVocdoni({
      ...options,
      baseUrl,
      apiKey,
      deadlines: { breakerFailures: 1_000, connectMs: 1_000, ...deadlines },
      sleep: async () => undefined,
    });
    clients.push(vocdoni);
    const upstream: Ctx["upstream"] = {
      url: baseUrl,
      keyPrefix: apiKey.slice(0, 12),
      fingerprint: createHash("sha256").update(apiKey).digest("hex"),
      sessionConfigured: options.session !== undefined,
      settleMs: SETTLE_MS,
    };
    return { ...shared.ctx, vocdoni, upstream };
  }

  async function reset(count = organizations): Promise<void> {
    sandbox.sandbox.faults.clear();
    sandbox.sandbox.log.clear();
    Object.assign(sandbox.sandbox.settings, { createDelay: 0, jobDelay: 0, latency: 0, generation: "august" });
    sandbox.state.load(initialState(count, Date.now()));
    await emptyDatabase(database);
    shared.ctx = { ...shared.ctx, actor: await person("admin", "Ana") };
    shared.ctx = connect();
  }

  const base: Omit<Ctx, "vocdoni" | "upstream"> = {
    actor: await person("admin", "Ana"),
    db,
    now: clock.now,
    log: silent,
    requestId: randomUUID(),
    afterQuotaReading: (reading) => evaluateAlerts({ db }, reading),
  };
  const placeholder = createVocdoni({ baseUrl: sandbox.url, apiKey: PRIMARY_KEY });
  clients.push(placeholder);
  const upstream = { url: "", keyPrefix: "", fingerprint: "", sessionConfigured: false, settleMs: SETTLE_MS };
  const shared: { ctx: Ctx } = { ctx: { ...base, vocdoni: placeholder, upstream } };
  shared.ctx = connect();

  return {
    database,
    sandbox,
    clock,
    get ctx() {
      return shared.ctx;
    },
    connect,
    reset,
    person: async (role, name) => ({ ...shared.ctx, actor: await person(role, name) }),
    fault: (fault) => sandbox.sandbox.faults.add(fault),
    requests: (method, path = "/") =>
      sandbox.sandbox.log.list().filter((entry) => entry.method === method && entry.path.startsWith(path)).length,
    control: async (path, body, method = "POST") => {
      const response = await fetch(`${sandbox.url}/__sandbox/${path}`, { method, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return z.json().parse(await response.json());
    },
    close: async () => {
      for (const client of clients) await client.close();
      await sandbox.close();
      await database.close();
    },
  };
}
