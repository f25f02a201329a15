import { z } from "zod";
import { ALL_SCOPES, PRIMARY_INTEGRATOR, PRIMARY_KEY } from "../../sandbox/credentials";
import { type Generation, generationSchema } from "../../sandbox/generation";
import type { FaultInput } from "../../sandbox/http/faults";
import type { Conditions } from "../../sandbox/state/conditions";
import { integratorSchema, type Limits } from "../../sandbox/state/schemas";

export const QUICK = { createDelay: 200, jobDelay: 200, latency: 0 };

/** SANDBOX_GENERATION runs the whole suite against another one. */
export const GENERATION = generationSchema.default("august").parse(process.env.SANDBOX_GENERATION || undefined);

const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  status: z.number().nullable(),
  time: z.string(),
  authorization: z.string().nullable(),
});

const stateSchema = z.object({
  organizations: z.array(
    z.object({
      address: z.string(),
      name: z.string().nullable(),
      consoleRef: z.string().nullable(),
      managedBy: z.string().nullable(),
    }),
  ),
  counts: z.object({ organizations: z.number(), jobs: z.number(), keys: z.number() }),
  integrators: z.record(z.string(), integratorSchema),
});

const organizationSchema = z.looseObject({ address: z.string() });

export type SandboxRequest = z.infer<typeof requestSchema>;
export type SandboxState = z.infer<typeof stateSchema>;

export type SandboxControl = {
  /** Puts a fault on requests to come; cleared after each test. */
  fault(fault: FaultInput): Promise<void>;
  clearFaults(): Promise<void>;
  /** What the console sent, oldest first, filtered by method and by a pattern for the path with its query. */
  requests(filter?: { method?: string; path?: RegExp }): Promise<SandboxRequest[]>;
  clearRequests(): Promise<void>;
  state(): Promise<SandboxState>;
  /** Limits given are set, `null` reports none. */
  setLimits(input: { enabled?: boolean; limits?: Partial<Limits> | null }): Promise<void>;
  /** Gives the backend a wallet with so many euro cents; null takes it away. */
  setWallet(balanceCents: number | null): Promise<void>;
  /** Revokes a key or takes scopes from it; the integrator's own unless `secret` says otherwise. */
  setKey(input: { secret?: string; revoked?: boolean; scopes?: string[] }): Promise<void>;
  setDelays(input: { createDelay?: number; jobDelay?: number; latency?: number }): Promise<void>;
  /** Which backend it stands in for, until the end of the test. */
  setGeneration(generation: Generation): Promise<void>;
  /** What the backend does wrong by itself, until the end of the test. */
  setConditions(conditions: Partial<Conditions>): Promise<void>;
  /** Adds an organization behind the console's back. */
  addOrganization(input: Record<string, unknown>): Promise<{ address: string }>;
  removeOrganization(address: string): Promise<void>;
  /** With an open election a delete is refused with 409; with a lost one it answers 500. */
  addElection(
    address: string,
    input?: { status?: "READY" | "PAUSED"; questions?: number; lost?: boolean },
  ): Promise<void>;
  endElections(address: string): Promise<void>;
  /** Undoes what a test set: faults, limits, the wallet, the key, the delays and conditions. Organizations stay as they are. */
  restore(): Promise<void>;
};

export function sandboxControl(url: string): SandboxControl {
  let seeded: z.infer<typeof integratorSchema> | undefined;
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/__sandbox/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /__sandbox/${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }
  const post = async (path: string, body: unknown) => {
    await call("POST", path, body);
  };
  const remove = async (path: string) => {
    await call("DELETE", path);
  };
  const control: SandboxControl = {
    fault: (fault) => post("faults", fault),
    clearFaults: () => remove("faults"),
    requests: async ({ method, path } = {}) => {
      const { requests } = z.object({ requests: z.array(requestSchema) }).parse(await call("GET", "requests"));
      return requests.filter((entry) => (!method || entry.method === method) && (!path || path.test(entry.path)));
    },
    clearRequests: () => remove("requests"),
    state: async () => stateSchema.parse(await call("GET", "state")),
    setLimits: async (input) => {
      seeded ??= (await control.state()).integrators[PRIMARY_INTEGRATOR];
      await post("limits", input);
    },
    setWallet: (balanceCents) => post("wallet", { wallet: balanceCents === null ? null : { balanceCents } }),
    setKey: ({ secret = PRIMARY_KEY, ...input }) => post("keys", { secret, ...input }),
    setDelays: (input) => post("settings", input),
    setGeneration: (generation) => post("settings", { generation }),
    setConditions: (conditions) => post("conditions", conditions),
    addOrganization: async (input) => organizationSchema.parse(await call("POST", "organizations", input)),
    removeOrganization: (address) => remove(`organizations/${address}`),
    addElection: (address, input = {}) => post(`elections/${address}`, { action: "add", ...input }),
    endElections: (address) => post(`elections/${address}`, { action: "end" }),
    restore: async () => {
      await control.clearFaults();
      if (seeded) await post("limits", { enabled: seeded.enabled, limits: seeded.limits });
      await control.setWallet(null);
      await control.setKey({ revoked: false, scopes: ALL_SCOPES });
      await control.setDelays(QUICK);
      await control.setGeneration(GENERATION);
      await control.setConditions({ pastProxy: false, alsoOnEdit: {} });
    },
  };
  return control;
}
