import type { RunningSandbox } from "../../sandbox/start-sandbox";
import type { Organization } from "../../sandbox/state/schemas";

/** What happens to a request at Vocdoni: its head arrives, it takes effect, its answer is about to leave. */
export type Moment = "arrived" | "applied" | "answered";
export type Seen = { moment: Moment; method: string; path: string };

export type Made = { address: string; consoleRef: string | null; name: string };

export type Probe = {
  /** Every organization that was ever made, also those deleted since: two of one reference are a duplicate. */
  made: Made[];
  /** Every organization that was ever deleted. */
  removed: Set<string>;
  /** Resolves with true at the next moment that matches, with false after `withinMs`. */
  next(matches: (seen: Seen) => boolean, withinMs: number): Promise<boolean>;
};

function nameOf({ meta }: Organization): string {
  const { name } = meta;
  return typeof name === "object" && name !== null && "default" in name ? String(name.default) : String(name ?? "");
}

/** Watches a sandbox in this process from within, to the microsecond: no request of its control endpoints could. */
export function watch({ sandbox }: RunningSandbox): Probe {
  const { log, store } = sandbox;
  const listeners = new Set<(seen: Seen) => void>();
  const tell = (seen: Seen) => {
    for (const listener of [...listeners]) listener(seen);
  };
  const made: Made[] = [];
  const removed = new Set<string>();

  const begin = log.begin.bind(log);
  log.begin = (method, path, authorization) => {
    const entry = begin(method, path, authorization);
    let { status } = entry;
    Object.defineProperty(entry, "status", {
      enumerable: true,
      get: () => status,
      set: (value: number | null) => {
        status = value;
        tell({ moment: "answered", method, path });
      },
    });
    tell({ moment: "arrived", method, path });
    return entry;
  };
  const insert = store.insert.bind(store);
  store.insert = (organization) => {
    insert(organization);
    const { consoleRef } = organization.meta;
    const reference = typeof consoleRef === "string" ? consoleRef : null;
    made.push({ address: organization.address, consoleRef: reference, name: nameOf(organization) });
    tell({ moment: "applied", method: "POST", path: "/integrator/organizations" });
  };
  const remove = store.remove.bind(store);
  store.remove = (organization) => {
    remove(organization);
    removed.add(organization.address);
    tell({ moment: "applied", method: "DELETE", path: `/integrator/organizations/${organization.address}` });
  };

  return {
    made,
    removed,
    next: (matches, withinMs) =>
      new Promise((resolve) => {
        const finish = (found: boolean) => {
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(found);
        };
        const listener = (seen: Seen) => {
          if (matches(seen)) finish(true);
        };
        const timer = setTimeout(() => finish(false), withinMs);
        listeners.add(listener);
      }),
  };
}
