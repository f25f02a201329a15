import type { AddressInfo, Socket } from "node:net";
import { API_ROUTES } from "./api/routes";
import { faultRoutes } from "./control/faults";
import { organizationControlRoutes } from "./control/organizations";
import { stateRoutes } from "./control/state";
import { walletControlRoutes } from "./control/wallet";
import type { Generation } from "./generation";
import { Faults } from "./http/faults";
import { RequestLog } from "./http/request-log";
import { createSandboxServer } from "./http/serve";
import type { Sandbox } from "./sandbox";
import { initialState } from "./state/initial";
import { loadState, persistChanges } from "./state/persistence";
import type { State } from "./state/schemas";
import { Store } from "./state/store";

export interface SandboxOptions {
  /** 0 (default): any free one. */
  port?: number;
  /** Seeded organizations of the primary integrator; default 240. */
  organizations?: number;
  /** File that the state is loaded from, when it exists, and kept in. */
  stateFile?: string;
  /** Seeds anew although the file exists. */
  fresh?: boolean;
  /** Ms that a create takes; default 1500. */
  createDelay?: number;
  /** Ms that a job stays pending, per election; default 1500. */
  jobDelay?: number;
  /** Ms added to every request; default 0. */
  latency?: number;
  /** Which backend it stands in for; default `august`. */
  generation?: Generation;
  /** Clock, Unix ms. */
  now?: () => number;
  /** A state to start from instead of the seeded one. */
  state?: State;
}

export interface RunningSandbox {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  port: number;
  /** The live state; tests may look into it and change it. */
  state: Sandbox["store"];
  /** The live faults, settings and log. */
  sandbox: Sandbox;
  /** Stops listening, drops connections, writes the state file. */
  close(): Promise<void>;
}

/** Starts a stand-in for the Vocdoni API in this process. Rejects with `EADDRINUSE` when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const now = options.now ?? Date.now;
  const { stateFile, organizations: seedCount = 240, createDelay = 1500, jobDelay = 1500, latency = 0 } = options;
  const { generation = "august" } = options;
  const kept = stateFile === undefined || options.fresh ? null : loadState(stateFile);
  const store = new Store(options.state ?? kept ?? initialState(seedCount, now()));
  const settings = { createDelay, jobDelay, latency, generation };
  const sandbox: Sandbox = { store, settings, faults: new Faults(), log: new RequestLog(), seedCount, now };
  const server = createSandboxServer(sandbox, API_ROUTES, [
    ...faultRoutes,
    ...stateRoutes,
    ...organizationControlRoutes,
    ...walletControlRoutes,
  ]);
  // Longer than a client keeps a connection, so that no request meets one that is just being closed.
  server.keepAliveTimeout = 75_000;
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const persistence = stateFile === undefined ? null : persistChanges(store, stateFile);
  const port = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    state: store,
    sandbox,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      persistence?.stop();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
