import type { Generation } from "./generation";
import type { Faults } from "./http/faults";
import type { RequestLog } from "./http/request-log";
import type { Store } from "./state/store";

/** What can be changed while it runs; delays in ms. */
export interface Settings {
  /** How long a create takes. */
  createDelay: number;
  /** How long a job stays pending, per election that it changes. */
  jobDelay: number;
  /** Added to every request. */
  latency: number;
  generation: Generation;
}

/** One running stand-in: its state and what the control endpoints change. */
export interface Sandbox {
  store: Store;
  settings: Settings;
  faults: Faults;
  log: RequestLog;
  /** How many organizations a reset seeds when it is not told. */
  seedCount: number;
  /** Unix ms. */
  now(): number;
}
