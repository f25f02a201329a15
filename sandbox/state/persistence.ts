import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type State, stateSchema } from "./schemas";
import type { Store } from "./store";

const QUIET_MS = 200;
/** Of the time, at most one part in twenty goes into writing, however large the state. */
const REST_FACTOR = 20;

/** The state of a file, null when there is none. Throws when it is not a state of this version. */
export function loadState(file: string): State | null {
  if (!existsSync(file)) return null;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`${file} holds no state of this version of the sandbox; start it with --fresh.`, { cause });
  }
}

/** Writes the whole state beside the file, then renames: a reader sees the old one or the new one. */
export function saveState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
  renameSync(temporary, file);
}

/** Saves soon after each change; `stop` saves at once what is not saved yet, and nothing after that. */
export function persistChanges(store: Store, file: string): { stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let dirty = true;
  let lastDuration = 0;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!dirty) return;
    dirty = false;
    const started = Date.now();
    saveState(file, store.snapshot());
    lastDuration = Date.now() - started;
  };
  store.onChange(() => {
    dirty = true;
    timer ??= setTimeout(flush, Math.max(QUIET_MS, lastDuration * REST_FACTOR));
  });
  flush();
  return {
    stop: () => {
      flush();
      store.onChange(() => {});
    },
  };
}
